import type { Alert, AlertConditions, Region, SaveAlert } from '@sunshine/contracts';
import { fenOfWan, wanOfFen } from '../../wording/amounts';
import { conditionWords } from '../../wording/filter';
import { alertName, wordList } from '../../wording/names';

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
  greenChannelOnly: boolean;
  /** Conditions that this form does not show and must not lose. */
  kept: Pick<AlertConditions, 'ownerIds' | 'agencyIds' | 'projectIds'>;
}

export function formOf(conditions: AlertConditions, name = ''): AlertForm {
  const { ownerIds, agencyIds, projectIds } = conditions;
  return {
    name,
    anyOf: (conditions.anyOf ?? []).join(' '),
    allOf: (conditions.allOf ?? []).join(' '),
    noneOf: (conditions.noneOf ?? []).join(' '),
    min: wanOfFen(conditions.minFen),
    max: wanOfFen(conditions.maxFen),
    categories: conditions.categories ?? [],
    types: conditions.types ?? [],
    regions: conditions.regions ?? [],
    greenChannelOnly: conditions.greenChannelOnly ?? false,
    kept: { ...(ownerIds ? { ownerIds } : {}), ...(agencyIds ? { agencyIds } : {}), ...(projectIds ? { projectIds } : {}) },
  };
}

export const formOfAlert = (alert: Alert): AlertForm => formOf(alert.conditions, alert.name);

const filled = <T>(key: string, values: T[]) => (values.length > 0 ? { [key]: values } : {});

/** What to save, or what is wrong with what was typed, in words. */
export function alertOf(form: AlertForm, regions: Region[]): { alert: SaveAlert } | { problem: string } {
  const [minFen, maxFen] = [fenOfWan(form.min), fenOfWan(form.max)];
  if (minFen === null || maxFen === null) return { problem: '金额请填数字，例如 50 或 67.4' };
  if (minFen !== undefined && maxFen !== undefined && minFen > maxFen) return { problem: '最低金额不能高于最高金额' };
  const words = [form.anyOf, form.allOf, form.noneOf].map(wordList);
  if (words.flat().some((word) => [...word].length > 40)) return { problem: '每个词最多 40 个字，词与词之间请用空格隔开' };
  const [anyOf = [], allOf = [], noneOf = []] = words;
  const conditions: AlertConditions = {
    ...form.kept,
    ...filled('anyOf', anyOf),
    ...filled('allOf', allOf),
    ...filled('noneOf', noneOf),
    ...filled('categories', form.categories),
    ...filled('types', form.types),
    ...filled('regions', form.regions),
    ...(minFen === undefined ? {} : { minFen }),
    ...(maxFen === undefined ? {} : { maxFen }),
    ...(form.greenChannelOnly ? { greenChannelOnly: true } : {}),
  };
  const name = form.name.trim() || alertName(conditionWords(conditions, regions));
  return { alert: { ...conditions, name } };
}
