import type { StaffRole } from '@sunshine/contracts/words';

/**
 * What each role may do in the console: what is not allowed is not shown. The server refuses it in any case.
 */
const abilities = {
  'notices.read': ['editor', 'reviewer', 'administrator', 'supervisor-desk'],
  'notices.write': ['editor', 'reviewer', 'administrator'],
  'notices.review': ['reviewer', 'administrator'],
  'imports.read': ['editor', 'reviewer', 'administrator', 'supervisor-desk'],
  'imports.start': ['reviewer', 'administrator'],
  'deliveries.read': ['reviewer', 'supervisor-desk', 'administrator'],
  'deliveries.retry': ['supervisor-desk', 'administrator'],
  'ratings.read': ['supervisor-desk', 'administrator'],
  'ratings.answer': ['supervisor-desk', 'administrator'],
  'rectifications.read': ['editor', 'reviewer', 'supervisor-desk', 'administrator'],
  'gaming.read': ['supervisor-desk', 'administrator'],
  'figures.read': ['editor', 'reviewer', 'supervisor-desk', 'administrator'],
  'ratings.enter': ['editor', 'reviewer', 'supervisor-desk', 'administrator'],
  'rating-forms.edit': ['supervisor-desk', 'administrator'],
  'exclusions.read': ['reviewer', 'supervisor-desk', 'administrator'],
  'exclusions.propose': ['supervisor-desk', 'administrator'],
  'exclusions.decide': ['reviewer', 'administrator'],
  'services.register': ['editor', 'reviewer', 'supervisor-desk', 'administrator'],
  'cases.read': ['editor', 'reviewer', 'supervisor-desk', 'administrator'],
  'cases.approve': ['reviewer', 'supervisor-desk', 'administrator'],
  'supervisors.manage': ['supervisor-desk', 'administrator'],
  'content.decide': ['supervisor-desk', 'administrator'],
  'codes.use': ['editor', 'reviewer', 'administrator'],
  'articles.read': ['editor', 'reviewer', 'supervisor-desk', 'administrator'],
  'articles.manage': ['reviewer', 'administrator'],
  'wechat.read': ['supervisor-desk', 'administrator'],
  'wechat.act': ['administrator'],
  'members.manage': ['administrator'],
  'holidays.read': ['editor', 'reviewer', 'supervisor-desk', 'administrator'],
  'holidays.import': ['administrator'],
  'audit.read': ['administrator', 'supervisor-desk'],
} as const satisfies Record<string, readonly StaffRole[]>;

export type Ability = keyof typeof abilities;

export const may = (role: StaffRole, ability: Ability): boolean => (abilities[ability] as readonly StaffRole[]).includes(role);
