import type { Citation, RuleGroup, Statute } from './statute.js';

interface Law {
  name: string;
  version: string;
  source: string;
}

const LAW_REF_BOOK = 'github.com/LawRefBook/Laws @2f4c5c23';
const CLEAN_LAWS = 'github.com/heavierthanlife/LocalAI data/laws/clean';

/** The texts that the statutes were taken from. */
const laws = {
  TBF: { name: '招标投标法', version: '2017年修正', source: LAW_REF_BOOK },
  TBT: { name: '招标投标法实施条例', version: '2019年修订', source: LAW_REF_BOOK },
  ZCF: { name: '政府采购法', version: '2014年修正', source: LAW_REF_BOOK },
  ZCT: { name: '政府采购法实施条例', version: '2015年公布', source: LAW_REF_BOOK },
  XXGK: { name: '政府信息公开条例', version: '2019年修订', source: LAW_REF_BOOK },
  ORDER_87: { name: '政府采购货物和服务招标投标管理办法', version: '财政部令第87号', source: `${CLEAN_LAWS}/014` },
  ORDER_94: { name: '政府采购质疑和投诉办法', version: '财政部令第94号', source: 'caigou2003.com 868453062052675585' },
  ORDER_20: { name: '电子招标投标办法', version: '第20号令', source: `${CLEAN_LAWS}/007` },
  ORDER_16: { name: '必须招标的工程项目规定', version: '2018年 国家发展改革委令第16号', source: `${CLEAN_LAWS}/005` },
} as const satisfies Record<string, Law>;

/** A law by its short name. */
export type LawKey = keyof typeof laws;

/** An article of a law that is named by its short name. */
export const cite = (law: LawKey, article: string): Citation => ({ law: laws[law].name, article });

type Row<S> = S extends Statute ? Omit<S, 'group' | 'law' | 'version' | 'source'> & { readonly law: LawKey } : never;

/** A statute as its file writes it down: the law by its short name. */
export type StatuteRow = Row<Statute>;

/** The statutes of one field with their laws written out. */
export const writtenOut = (group: RuleGroup, rows: readonly StatuteRow[]): Statute[] =>
  rows.map((row) => {
    const { name, version, source } = laws[row.law];
    return { ...row, group, law: name, version, source };
  });

type Counted = { kind: 'period'; amount: number; unit: 'natural' | 'working'; direction: 'after'; bound: 'at-most' | 'at-least' };
const after = (bound: Counted['bound'], unit: Counted['unit']) => (amount: number) => ({ kind: 'period', amount, unit, direction: 'after', bound }) as const satisfies Counted;

/** `n` 日内. */
export const withinDays = after('at-most', 'natural');
/** 不少于 `n` 日. */
export const atLeastDays = after('at-least', 'natural');
/** `n` 个工作日内. */
export const withinWorkingDays = after('at-most', 'working');
/** 不少于 `n` 个工作日. */
export const atLeastWorkingDays = after('at-least', 'working');
/** 至少 `n` 日前. */
export const daysBefore = (amount: number) => ({ kind: 'period', amount, unit: 'natural', direction: 'before', bound: 'at-least' }) as const;
