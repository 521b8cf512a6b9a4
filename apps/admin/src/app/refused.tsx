import { staffRoles, type StaffRole } from '@sunshine/contracts/words';
import { Link } from 'react-router';
import { EmptyBlock } from '@/components/empty-block';
import { PageHeader } from '@/components/page-header';

/** A desk that is not this member's: nothing of it is asked for, nothing of it is shown. */
export const Refused = ({ label, role }: { label: string; role: StaffRole }) => (
  <>
    <PageHeader title="没有权限" />
    <EmptyBlock>
      您的角色是「{staffRoles[role]}」，不能使用「{label}」；需要时请找管理员。<Link to="/">回到总览</Link>
    </EmptyBlock>
  </>
);
