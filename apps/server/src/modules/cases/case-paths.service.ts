import { ruleOf } from '@sunshine/calendar';
import { caseKinds, type CaseKind, type CasePath, type CasePathList, type CasePathQuery, type ClaimedDay, type ErrorDetail, type Limit, type Notice } from '@sunshine/contracts';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import { AppError } from '../../platform/http/app-error.js';
import { ClocksService } from '../clocks/clocks.service.js';
import { NoticesService } from '../notices/notices.service.js';
import { AddresseesService } from './addressees.service.js';
import type { ClaimedDays } from './case.entity.js';
import { alternativesOf, findPath, findWrongKind } from './legal-paths/index.js';
import { ASK, SUGGEST, type Basis, type LegalPath, type WrongKind } from './legal-paths/legal-path.js';
import { PathDatesService, type OpenUntil } from './path-dates.service.js';

/** A path and where it stands; `path` is absent when there is none for this kind. */
export interface FoundPath {
  path: LegalPath | undefined;
  notice: Notice | null;
  answer: CasePath;
}

type Standing = Pick<CasePath, 'standing' | 'why'>;

const CLAIMED = ['knownOn', 'priorFiledOn', 'priorRepliedOn'] as const;
const OPEN: Standing = { standing: 'open', why: null };
const NOTHING = { mustContain: [], asksDays: [], suspends: null, acceptBy: null, answerBy: null, notes: [], until: null, untilWords: '' };
/** Why a kind needs a notice; the others need none. */
const NO_NOTICE: Partial<Record<CaseKind, string>> = {
  objection: '异议是对某个项目提出的，请打开该项目的公告，再点异议',
  challenge: '质疑是对某个政府采购项目提出的，请打开该项目的公告，再点质疑',
};

/** No limit to file is longer than a year, so one in a year before last is over, whatever its holidays were. */
const isLongPast = ({ missingYear }: Limit, today: string): boolean => missingYear !== null && missingYear < Number(today.slice(0, 4)) - 1;

/** The days of the filer's own that move the last day of a path. */
function claimedBy({ until }: LegalPath): ClaimedDay[] {
  if (until.by !== 'rule') return [];
  const days: string[] = until.from.map(({ day }) => day);
  return CLAIMED.filter((one) => days.includes(one) || (until.excludesPrior === true && one !== 'knownOn'));
}

const citation = (basis: Basis): { law: string; article: string } => {
  if (!('rule' in basis)) return basis;
  const rule = ruleOf(basis.rule);
  if (!rule) throw new Error(`no statute ${basis.rule}`);
  return { law: rule.law, article: rule.article };
};

/** Explains what may be filed about a notice today, until when, to whom and with what: the law as data, asked for one person. */
@Injectable()
export class CasePathsService {
  constructor(
    private readonly notices: NoticesService,
    private readonly clocks: ClocksService,
    private readonly dates: PathDatesService,
    private readonly addressees: AddresseesService,
    private readonly clock: Clock,
  ) {}

  async get({ kind, noticeId, knownOn, priorFiledOn, priorRepliedOn }: CasePathQuery): Promise<CasePath> {
    const claims = { knownOn: knownOn ?? null, priorFiledOn: priorFiledOn ?? null, priorRepliedOn: priorRepliedOn ?? null };
    return (await this.find(kind, noticeId ?? null, claims)).answer;
  }

  async list(noticeId: string | undefined): Promise<CasePathList> {
    const notice = noticeId === undefined ? null : await this.notices.get(noticeId);
    const nothing = { knownOn: null, priorFiledOn: null, priorRepliedOn: null };
    const kinds = Object.keys(caseKinds) as CaseKind[];
    return { items: await Promise.all(kinds.map(async (kind) => (await this.for(kind, notice, nothing)).answer)) };
  }

  async find(kind: CaseKind, noticeId: string | null, claims: ClaimedDays): Promise<FoundPath> {
    this.checkClaims(claims);
    return this.for(kind, noticeId === null ? null : await this.notices.get(noticeId), claims);
  }

  private async for(kind: CaseKind, notice: Notice | null, claims: ClaimedDays): Promise<FoundPath> {
    const path = findPath(kind, notice);
    if (path) return { path, notice, answer: await this.explain(path, notice, claims) };
    const wrong = notice === null ? undefined : findWrongKind(kind, notice);
    return { path, notice, answer: wrong ? this.wrong(kind, wrong, notice) : this.unopened(kind, notice) };
  }

  private async explain(path: LegalPath, notice: Notice | null, claims: ClaimedDays): Promise<CasePath> {
    const until = await this.dates.until(path, notice, claims);
    const { standing, why } = this.standing(path, until, claims);
    const { kind, title, who, mustContain, notes = [] } = path;
    const said = citation(path.basis);
    return {
      ...{ kind, title, standing, may: standing === 'open', why, who, ...said },
      toWhom: this.addressees.of(path.to, notice),
      until: until.limit,
      untilWords: until.words,
      mustContain: [...mustContain],
      asksDays: claimedBy(path),
      suspends: path.suspends ? { ...said, sentence: '作出答复前，招标人应当暂停招标投标活动' } : null,
      ...(await this.limits(path)),
      notes: [...notes],
      insteadOf: standing === 'open' ? [] : alternativesOf(path, notice),
    };
  }

  private standing(path: LegalPath, { limit }: OpenUntil, claims: ClaimedDays): Standing {
    if (path.until.by === 'on-the-spot') return { standing: 'on-the-spot', why: '对开标的异议须在开标现场提出，由招标人当场答复并记录，事后不能再提' };
    if (path.prior && claims.priorFiledOn === null) return { standing: 'prior-needed', why: `须先提出${caseKinds[path.prior]}，对答复不满意或者逾期没有答复的，才能${caseKinds[path.kind]}` };
    if (limit === null) return OPEN;
    const today = this.clock.today();
    if (isLongPast(limit, today)) return { standing: 'late', why: `已过期限：${limit.label}应当在 ${limit.missingYear} 年前后提出` };
    return limit.dueOn !== null && limit.dueOn < today ? { standing: 'late', why: `已过期限：${limit.sentence}` } : OPEN;
  }

  private async limits({ accept, answer }: LegalPath): Promise<Pick<CasePath, 'acceptBy' | 'answerBy'>> {
    const today = this.clock.today();
    const acceptBy = accept === undefined ? null : await this.clocks.limit(accept, today);
    return { acceptBy, answerBy: answer === null ? null : await this.answerLimit(answer, acceptBy, today) };
  }

  private answerLimit({ rule, from }: NonNullable<LegalPath['answer']>, acceptBy: Limit | null, today: string): Promise<Limit> {
    return this.clocks.limit(rule, from === 'accepted' ? (acceptBy?.dueOn ?? today) : today);
  }

  private wrong(kind: CaseKind, wrong: WrongKind, notice: Notice | null): CasePath {
    const { title, why, basis } = wrong;
    const toWhom = this.addressees.of('centre', notice);
    return { ...NOTHING, kind, title, standing: 'wrong-kind', may: false, why, who: '', toWhom, ...citation(basis), insteadOf: alternativesOf(wrong, notice) };
  }

  private unopened(kind: CaseKind, notice: Notice | null): CasePath {
    const why = notice === null ? (NO_NOTICE[kind] ?? `${caseKinds[kind]}须从公告提出`) : `这类公告不适用${caseKinds[kind]}`;
    const standing = notice === null ? 'notice-needed' : 'wrong-kind';
    return { ...NOTHING, kind, title: caseKinds[kind], standing, may: false, why, who: '', toWhom: this.addressees.of('centre', notice), law: '', article: '', insteadOf: [ASK, SUGGEST] };
  }

  private checkClaims(claims: ClaimedDays): void {
    const today = this.clock.today();
    const details: ErrorDetail[] = CLAIMED.filter((path) => (claims[path] ?? '') > today).map((path) => ({ path, message: '日期不能晚于今天' }));
    if (claims.priorFiledOn !== null && claims.priorRepliedOn !== null && claims.priorRepliedOn < claims.priorFiledOn) details.push({ path: 'priorRepliedOn', message: '答复日期不能早于提出日期' });
    if (details.length > 0) throw new AppError('VALIDATION_FAILED', undefined, { details });
  }
}
