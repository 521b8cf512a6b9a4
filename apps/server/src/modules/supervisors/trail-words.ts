import type { AuditEntry } from '@sunshine/contracts';

/** A receipt opens a case, so only its end is shown; long rows of digits may be somebody's number. */
const RECEIPT = /\b\d{8}-[2-9A-HJKMNP-Z]{10}\b/g;
const DIGITS = /\d{11,}[Xx]?/g;
const TAIL = 4;

const hideReceipt = (receipt: string): string => `…${receipt.slice(-TAIL)}`;

/** The sentence of a deed without what could lead to a person. */
export const openSummary = (summary: string): string => summary.replace(RECEIPT, hideReceipt).replace(DIGITS, '（号码略）');

/** Staff and supervisors by name; everybody else is 群众. */
export const openActor = ({ actorKind, actorName }: Pick<AuditEntry, 'actorKind' | 'actorName'>): string => (actorKind === 'user' && !actorName.startsWith('监督员 ') ? '群众' : actorName);
