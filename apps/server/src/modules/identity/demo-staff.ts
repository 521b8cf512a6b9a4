import type { StaffRole } from '@sunshine/contracts';

/** Logins of the demonstration, made only with DEMO=true; `npm start` prints the same list (scripts/lib/demo.mjs). */
export const demoStaff: { username: string; displayName: string; role: StaffRole; sectionId: string | null; password: string }[] = [
  { username: 'bianji', displayName: '演示编辑', role: 'editor', sectionId: 'trading', password: 'demo-bianji-1' },
  { username: 'shenhe', displayName: '演示审核', role: 'reviewer', sectionId: 'trading', password: 'demo-shenhe-1' },
  { username: 'jiandu', displayName: '演示监督岗', role: 'supervisor-desk', sectionId: 'supervision', password: 'demo-jiandu-1' },
  { username: 'admin', displayName: '演示管理员', role: 'administrator', sectionId: 'office', password: 'demo-admin-1' },
];
