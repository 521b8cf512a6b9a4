import { staffRoles } from '@sunshine/contracts/words';
import { Button } from 'antd';
import { Link, useNavigate } from 'react-router';
import { api } from '@/lib/api-client';
import { endSession } from '@/lib/session';
import { useMember } from '@/lib/use-session';

/** The server forgets the token; if it cannot be reached, the token still leaves this browser and ends by itself. */
const logOut = async (): Promise<void> => {
  try {
    await api.delete('/session');
  } finally {
    endSession();
  }
};

export const MemberMenu = ({ onKeys }: { onKeys: () => void }) => {
  const member = useMember();
  const navigate = useNavigate();
  const leave = (): Promise<void> => logOut().catch(() => undefined).then(() => navigate('/login', { replace: true }));
  return (
    <div className="member-menu">
      <Button type="text" size="small" onClick={onKeys}>
        快捷键 ?
      </Button>
      <span className="member-name">
        {member.displayName} · {staffRoles[member.role]}
      </span>
      <Link to="/password">修改密码</Link>
      <Button size="small" onClick={() => void leave()}>
        退出
      </Button>
    </div>
  );
};
