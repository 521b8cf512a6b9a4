import { describe, expect, it } from '@jest/globals';
import { isCounted, ruleOf } from '@sunshine/calendar';
import { caseKinds, isFormalCase, noticeTypes, tradeCategories, type CaseKind, type NoticeType, type TradeCategory } from '@sunshine/contracts';
import { readFileSync } from 'node:fs';
import { alternativesOf, findPath, findWrongKind, legalPaths, pathById, wrongKinds, type PathNotice } from './index.js';
import type { LegalPath } from './legal-path.js';

const OWN = new Set((JSON.parse(readFileSync(new URL('../../../../config/centre.json', import.meta.url), 'utf8')) as { limits: { id: string }[] }).limits.map(({ id }) => id));
const isKnown = (id: string): boolean => OWN.has(id) || (ruleOf(id) !== undefined && isCounted(ruleOf(id)!));

const rulesOf = ({ until, accept, answer }: LegalPath): string[] => [
  ...('rule' in until ? [until.rule] : []),
  ...(until.by === 'rule' ? until.from.flatMap(({ after }) => after ?? []) : []),
  ...(accept === undefined ? [] : [accept]),
  ...(answer === null ? [] : [answer.rule]),
];

const kinds = Object.keys(caseKinds) as CaseKind[];
const notices = (Object.keys(tradeCategories) as TradeCategory[]).flatMap((category) => (Object.keys(noticeTypes) as NoticeType[]).map((type): PathNotice => ({ category, type, title: '公告' })));

describe('the legal paths', () => {
  it('count by rules that exist and cite law that is known', () => {
    for (const path of legalPaths) expect([path.id, rulesOf(path).filter((id) => !isKnown(id))]).toEqual([path.id, []]);
    for (const { basis } of [...legalPaths, ...wrongKinds]) if ('rule' in basis) expect(ruleOf(basis.rule)).toBeDefined();
  });

  it('with an end of their own say that whoever is near the end should also go straight to who decides: what the centre passes on may arrive late', () => {
    for (const { id, kind, until, notes = [] } of legalPaths) {
      if (isFormalCase(kind) && !['on-the-spot', 'none'].includes(until.by)) expect([id, notes.some((note) => /同时直接向/u.test(note))]).toEqual([id, true]);
    }
  });

  it('have ids of their own by which they are found again', () => {
    expect(new Set(legalPaths.map(({ id }) => id)).size).toBe(legalPaths.length);
    for (const path of legalPaths) expect(pathById(path.id)).toBe(path);
  });

  it('answer every kind about every notice: with a path, or with what it is called here', () => {
    for (const notice of notices) for (const kind of kinds) expect(Boolean(findPath(kind, notice)) !== Boolean(findWrongKind(kind, notice))).toBe(true);
  });

  it('leave something else to do wherever a kind may be closed, and send nobody to a kind that does not exist there', () => {
    for (const notice of notices) {
      for (const kind of kinds) {
        const found = findPath(kind, notice) ?? findWrongKind(kind, notice);
        const others = found ? alternativesOf(found, notice).map((other) => other.kind) : [];
        const isAlwaysOpen = found !== undefined && 'until' in found && found.until.by === 'none';
        expect([notice.category, notice.type, kind, others.length > 0]).toEqual([notice.category, notice.type, kind, !isAlwaysOpen]);
        for (const other of others) expect(findPath(other, notice)).toBeDefined();
      }
    }
  });

  it('suspend only objections that the law names, and stop the clock only where it says so', () => {
    expect(legalPaths.filter(({ suspends }) => suspends).map(({ id }) => id)).toEqual(['engineering-prequalification-objection', 'engineering-documents-objection', 'engineering-result-objection']);
    expect(legalPaths.filter(({ pauses }) => pauses).map(({ id }) => id)).toEqual(['engineering-complaint', 'procurement-complaint']);
  });

  it('ask a name and a contact of whoever uses a formal path, and of nobody else', () => {
    for (const { kind, mustContain } of legalPaths) expect(mustContain.includes('filerName') && mustContain.includes('contact')).toBe(isFormalCase(kind));
  });
});
