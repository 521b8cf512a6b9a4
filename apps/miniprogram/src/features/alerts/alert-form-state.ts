import type { Alert, AlertConditions, AlertTiming, Party, Region, SaveAlert } from '@sunshine/contracts';
import { defaultTiming } from '@sunshine/contracts/words';
import { fenOfWan, wanOfFen } from '../../wording/amounts';
import { conditionWords } from '../../wording/filter';
import { alertName, typedWords } from '../../wording/names';

/** An alert as it is typed. */
export interface AlertForm {
  name: string;
  anyOf: string;
  allOf: string;
  noneOf: string;
  min: string;
  max: string;
  categories: NonNullable<AlertConditions['categories']>;
  types: NonNullable<AlertConditions['types']>;
  regions: string[];
  owners: Party[];
  agencies: Party[];
  greenChannelOnly: boolean;
  timing: AlertTiming;
  /** Conditions that this form does not show and must not lose. */
  kept: Pick<AlertConditions, 'projectIds'>;
}

const namedBy = (ids: string[] | undefined, parties: Party[]): Party[] => (ids ?? []).map((id) => parties.find((party) => party.id === id) ?? { id, name: '（名称未知的单位）' });

export function formOf(conditions: AlertConditions, parties: Party[] = []): AlertForm {
  const { projectIds } = conditions;
  return {
    name: '',
    anyOf: (conditions.anyOf ?? []).join(' '),
    allOf: (conditions.allOf ?? []).join(' '),
    noneOf: (conditions.noneOf ?? []).join(' '),
    min: wanOfFen(conditions.minFen),
    max: wanOfFen(conditions.maxFen),
    categories: conditions.categories ?? [],
    types: conditions.types ?? [],
    regions: conditions.regions ?? [],
    owners: namedBy(conditions.ownerIds, parties),
    agencies: namedBy(conditions.agencyIds, parties),
    greenChannelOnly: conditions.greenChannelOnly ?? false,
    timing: defaultTiming,
    kept: projectIds ? { projectIds } : {},
  };
}

export const formOfAlert = (alert: Alert): AlertForm => ({ ...formOf(alert.conditions, alert.parties), name: alert.name, timing: alert.timing });

const MOST_WORDS = 10;
const LONGEST_WORD = 40;
const filled = <T>(key: string, values: T[]) => (values.length > 0 ? { [key]: values } : {});
const idsOf = (parties: Party[]) => parties.map(({ id }) => id);

function wordProblem(lists: string[][]): string | null {
  if (lists.flat().some((word) => [...word].length > LONGEST_WORD)) return `每个词最多 ${LONGEST_WORD} 个字，词与词之间请用空格隔开`;
  return lists.some((list) => list.length > MOST_WORDS) ? `每一栏最多 ${MOST_WORDS} 个词，请去掉一些` : null;
}

type Checked<T> = T | { problem: string };

/** The conditions as typed, or what is wrong with them, in words. */
export function conditionsOf(form: AlertForm): Checked<{ conditions: AlertConditions }> {
  const [minFen, maxFen] = [fenOfWan(form.min), fenOfWan(form.max)];
  if (minFen === null || maxFen === null) return { problem: '金额请填数字，例如 50 或 67.4' };
  if (minFen !== undefined && maxFen !== undefined && minFen > maxFen) return { problem: '最低金额不能高于最高金额' };
  const [anyOf, allOf, noneOf] = [typedWords(form.anyOf), typedWords(form.allOf), typedWords(form.noneOf)];
  const problem = wordProblem([anyOf, allOf, noneOf]);
  if (problem) return { problem };
  return {
    conditions: {
      ...form.kept,
      ...filled('anyOf', anyOf),
      ...filled('allOf', allOf),
      ...filled('noneOf', noneOf),
      ...filled('categories', form.categories),
      ...filled('types', form.types),
      ...filled('regions', form.regions),
      ...filled('ownerIds', idsOf(form.owners)),
      ...filled('agencyIds', idsOf(form.agencies)),
      ...(minFen === undefined ? {} : { minFen }),
      ...(maxFen === undefined ? {} : { maxFen }),
      ...(form.greenChannelOnly ? { greenChannelOnly: true } : {}),
    },
  };
}

/** What to save, or what is wrong with what was typed, in words. */
export function alertOf(form: AlertForm, regions: Region[]): Checked<{ alert: SaveAlert }> {
  const checked = conditionsOf(form);
  if ('problem' in checked) return checked;
  const { quiet } = form.timing;
  if (quiet && quiet.from === quiet.until) return { problem: '免打扰的开始与结束时间不能相同' };
  const { conditions } = checked;
  const name = form.name.trim() || alertName(conditionWords(conditions, regions, [...form.owners, ...form.agencies]));
  return { alert: { ...conditions, name, timing: form.timing } };
}

/** Whether these leave nothing out. */
export const isEverything = (conditions: AlertConditions): boolean => Object.keys(conditions).length === 0;

/** Whether something is set that the simple form folds away. */
export const isNarrowed = (form: AlertForm): boolean =>
  form.greenChannelOnly || [form.allOf, form.noneOf, form.min, form.max].some(Boolean) || [form.categories, form.types, form.owners, form.agencies].some((list) => list.length > 0);

/** The typed words with one more at their end. */
export const withWord = (typed: string, word: string): string => [...typedWords(typed), word].join(' ');

/** Words of the field for what was typed, without those that are typed already. */
export function offeredWords(typed: string, synonyms: string[][]): string[] {
  const have = new Set(typedWords(typed));
  return [...new Set(synonyms.flat())].filter((word) => !have.has(word)).slice(0, MOST_WORDS);
}
