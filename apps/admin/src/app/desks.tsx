import { AlertOutlined, AuditOutlined, BarChartOutlined, CalendarOutlined, CarryOutOutlined, CheckSquareOutlined, CommentOutlined, DashboardOutlined, EditOutlined, FileDoneOutlined, FileTextOutlined, FormOutlined, IdcardOutlined, ImportOutlined, LikeOutlined, NotificationOutlined, PieChartOutlined, QrcodeOutlined, ReadOutlined, SafetyOutlined, SendOutlined, StopOutlined, TeamOutlined, ToolOutlined, WechatOutlined } from '@ant-design/icons';
import type { ReactNode } from 'react';
import type { Ability } from '@/lib/abilities';

interface Desk {
  path: string;
  label: string;
  icon: ReactNode;
  needs: Ability | null;
}

export interface DeskGroup {
  label: string | null;
  desks: Desk[];
}

/** The left column, in the order of the day's work. */
export const deskGroups: DeskGroup[] = [
  { label: null, desks: [{ path: '/', label: '总览', icon: <BarChartOutlined />, needs: null }] },
  {
    label: '公告',
    desks: [
      { path: '/notices', label: '公告', icon: <FileTextOutlined />, needs: 'notices.read' },
      { path: '/review', label: '待审核', icon: <FileDoneOutlined />, needs: 'notices.read' },
      { path: '/articles', label: '资讯', icon: <NotificationOutlined />, needs: 'articles.read' },
      { path: '/codes', label: '小程序码', icon: <QrcodeOutlined />, needs: 'codes.use' },
      { path: '/imports', label: '导入', icon: <ImportOutlined />, needs: 'imports.read' },
    ],
  },
  {
    label: '推送',
    desks: [
      { path: '/deliveries', label: '推送', icon: <SendOutlined />, needs: 'deliveries.read' },
      { path: '/delivery-health', label: '推送监测', icon: <DashboardOutlined />, needs: 'deliveries.read' },
    ],
  },
  {
    label: '诉求',
    desks: [
      { path: '/cases', label: '诉求', icon: <CommentOutlined />, needs: 'cases.read' },
      { path: '/content-checks', label: '内容待审', icon: <SafetyOutlined />, needs: 'content.decide' },
    ],
  },
  {
    label: '评价',
    desks: [
      { path: '/ratings', label: '评价', icon: <LikeOutlined />, needs: 'ratings.read' },
      { path: '/rectifications', label: '差评整改', icon: <ToolOutlined />, needs: 'rectifications.read' },
      { path: '/gaming', label: '异常评价', icon: <AlertOutlined />, needs: 'gaming.read' },
      { path: '/figures', label: '评价统计', icon: <PieChartOutlined />, needs: 'figures.read' },
      { path: '/exclusions', label: '评价认定', icon: <StopOutlined />, needs: 'exclusions.read' },
      { path: '/rating-forms', label: '评价表', icon: <FormOutlined />, needs: 'rating-forms.edit' },
      { path: '/services', label: '办结登记', icon: <CheckSquareOutlined />, needs: 'services.register' },
      { path: '/paper-ratings', label: '纸质录入', icon: <EditOutlined />, needs: 'ratings.enter' },
    ],
  },
  {
    label: '监督',
    desks: [
      { path: '/opinions', label: '监督意见', icon: <EditOutlined />, needs: 'supervisors.manage' },
      { path: '/supervision-tasks', label: '监督任务', icon: <CarryOutOutlined />, needs: 'supervisors.manage' },
      { path: '/supervisors', label: '特约监督员', icon: <IdcardOutlined />, needs: 'supervisors.manage' },
      { path: '/supervisor-records', label: '履职与评议', icon: <ReadOutlined />, needs: 'supervisors.manage' },
    ],
  },
  {
    label: '系统',
    desks: [
      { path: '/wechat', label: '微信', icon: <WechatOutlined />, needs: 'wechat.read' },
      { path: '/members', label: '人员', icon: <TeamOutlined />, needs: 'members.manage' },
      { path: '/holidays', label: '放假安排', icon: <CalendarOutlined />, needs: 'holidays.read' },
      { path: '/audit', label: '操作留痕', icon: <AuditOutlined />, needs: 'audit.read' },
    ],
  },
];

/** The desk that an address belongs to and what it needs; null for places that are everybody's. */
export const deskOf = (pathname: string): { label: string; needs: Ability } | null => {
  if (pathname === '/notices/new') return { label: '新建公告', needs: 'notices.write' };
  const desk = deskGroups.flatMap(({ desks }) => desks).find(({ path }) => path === `/${pathname.split('/')[1]}`);
  return desk?.needs ? { label: desk.label, needs: desk.needs } : null;
};
