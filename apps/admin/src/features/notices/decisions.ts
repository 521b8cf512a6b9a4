import type { PersonalDataDecision, PersonalDataHit } from '@sunshine/contracts';

/** What a reviewer chose for each hit, by its id; keeping needs a reason. */
export type Decisions = Record<string, { decision: 'mask' | 'keep'; reason: string }>;

const decided = (hit: PersonalDataHit, decisions: Decisions): boolean => {
  const chosen = decisions[hit.id];
  return chosen !== undefined && (chosen.decision === 'mask' || chosen.reason.trim().length >= 2);
};

export const undecided = (hits: PersonalDataHit[], decisions: Decisions): PersonalDataHit[] => hits.filter((hit) => !decided(hit, decisions));

export const maskAll = (hits: PersonalDataHit[]): Decisions => Object.fromEntries(hits.map((hit) => [hit.id, { decision: 'mask', reason: '' }]));

export const maskedIds = (decisions: Decisions): string[] => Object.keys(decisions).filter((id) => decisions[id]?.decision === 'mask').sort();

/** In the order of the hits; choices for hits that are gone are left out. */
export const toDecisions = (hits: PersonalDataHit[], decisions: Decisions): PersonalDataDecision[] =>
  hits.flatMap(({ id }) => {
    const chosen = decisions[id];
    if (chosen === undefined) return [];
    return [chosen.decision === 'keep' ? { hitId: id, decision: 'keep', reason: chosen.reason.trim() } : { hitId: id, decision: 'mask' }];
  });
