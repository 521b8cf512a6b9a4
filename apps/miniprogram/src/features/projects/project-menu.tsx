import type { Hotline } from '@sunshine/contracts';
import { Box } from '../../components/elements';
import { HotlineButton } from '../../components/hotline-button';
import { MenuRow } from '../../components/menu-row';
import { Sheet } from '../../components/sheet';

interface ProjectMenuProps {
  noticeId: string | undefined;
  hotlines: Hotline[];
  onClose: () => void;
}

export function ProjectMenu({ noticeId, hotlines, onClose }: ProjectMenuProps) {
  return (
    <Sheet title="更多" onClose={onClose}>
      <Box as="ul" className="rows">
        {noticeId && <MenuRow title="纠错" note="公告里有错？告诉中心，会给您受理编号" to={`/pages/case/index?kind=correction&notice=${noticeId}`} onTap={onClose} />}
        <MenuRow title="留言" note="咨询或建议" to="/pages/case/index?kind=enquiry" onTap={onClose} />
      </Box>
      {hotlines.map((hotline) => (
        <HotlineButton key={hotline.number} hotline={hotline} />
      ))}
    </Sheet>
  );
}
