import { personalDataKinds, type PersonalDataDecision } from '@sunshine/contracts';
import { AppError } from '../../../platform/http/app-error.js';
import type { ContentHit } from './content.js';

/** What was decided about one hit, for the audit trail: the number itself is not in it. */
export interface Decided {
  kind: ContentHit['kind'];
  where: ContentHit['where'];
  text: string;
  decision: 'mask' | 'keep';
  reason: string | null;
}

const said = ({ kind, text }: ContentHit): string => `${personalDataKinds[kind]} ${text}`;

/** What a preview still shows: everything that nobody has decided to mask yet. */
export function notMasked(hits: ContentHit[], decisions: PersonalDataDecision[]): Set<string> {
  const masked = new Set(decisions.filter(({ decision }) => decision === 'mask').map(({ hitId }) => hitId));
  return new Set(hits.map(({ id }) => id).filter((id) => !masked.has(id)));
}

/**
 * The hits that stay. Throws PERSONAL_DATA_UNDECIDED unless every hit is decided, and VALIDATION_FAILED for a number that
 * stays without a reason or a proven resident id that would stay at all.
 */
export function decide(hits: ContentHit[], decisions: PersonalDataDecision[]): { keep: Set<string>; decided: Decided[] } {
  const byId = new Map(decisions.map((decision) => [decision.hitId, decision]));
  const open = hits.filter(({ id }) => !byId.has(id));
  if (open.length > 0) throw new AppError('PERSONAL_DATA_UNDECIDED', undefined, { details: open.slice(0, 50).map((hit) => ({ path: hit.id, message: said(hit) })) });
  const decided = hits.map((hit): Decided => {
    const { decision, reason } = byId.get(hit.id) ?? { decision: 'mask', reason: undefined };
    if (decision === 'keep' && hit.isProvenId) throw new AppError('VALIDATION_FAILED', '居民身份证号不得公开，只能遮盖', { details: [{ path: hit.id, message: said(hit) }] });
    if (decision === 'keep' && !reason) throw new AppError('VALIDATION_FAILED', '保留号码需要写明理由', { details: [{ path: hit.id, message: said(hit) }] });
    return { kind: hit.kind, where: hit.where, text: hit.text, decision, reason: reason ?? null };
  });
  return { keep: new Set(hits.filter(({ id }) => byId.get(id)?.decision === 'keep').map(({ id }) => id)), decided };
}
