import { noticeTypes, type KeyDates, type NoticeType } from '@sunshine/contracts';
import { DateTime } from 'luxon';
import { ZONE } from '../../../platform/clock/clock.js';

/** What WeChat gives a `thing`. */
export const FIELD_ROOM = 20;

const EMOJI = /\p{Extended_Pictographic}|\p{Regional_Indicator}/u;

/** Characters as WeChat may count them: an emoji twice. */
export const widthOf = (text: string): number => [...text].reduce((sum, char) => sum + (EMOJI.test(char) ? 2 : 1), 0);

export const fits = (text: string, room = FIELD_ROOM): boolean => widthOf(text) <= room;

/** On one line, without what nobody can see. */
export const visible = (text: string): string => text.replace(/[\p{Cc}\p{Cf}\p{Cs}\s]+/gu, ' ').trim();

/** As much of the beginning as there is room for, with a mark where it ends. */
export function cut(text: string, room = FIELD_ROOM): string {
  const plain = visible(text);
  if (fits(plain, room)) return plain;
  let kept = '';
  for (const char of plain) {
    if (widthOf(kept) + widthOf(char) + 1 > room) break;
    kept += char;
  }
  return `${kept.trimEnd()}…`;
}

/** The first of these, falling in length, that there is room for. */
export const firstFit = (candidates: readonly string[], room = FIELD_ROOM): string | undefined => candidates.find((each) => each !== '' && fits(each, room));

const local = (date: string): DateTime => DateTime.fromISO(date, { zone: ZONE });
const isDay = (date: string): boolean => date.length === 10;

/** A day or an instant in full, as WeChat's date fields take it. */
export const fullDate = (date: string): string => local(date).toFormat(isDay(date) ? 'yyyy年M月d日' : 'yyyy年M月d日 HH:mm');

/** The same without the year. */
export const shortDate = (date: string): string => local(date).toFormat(isDay(date) ? 'M月d日' : 'M月d日 HH:mm');
export const shortDay = (date: string): string => local(date).toFormat('M月d日');

/** An instant as people write a deadline: midnight is the end of the day before. */
export function closingDate(at: Date): string {
  const here = DateTime.fromJSDate(at, { zone: ZONE });
  return here.equals(here.startOf('day')) ? here.minus({ days: 1 }).toFormat('yyyy-MM-dd') : at.toISOString();
}

/** With the year only when it is not the present one. */
export const dateWords = (date: string, now: Date): string => (local(date).year === DateTime.fromJSDate(now, { zone: ZONE }).year ? shortDate(date) : fullDate(date));

/** What the key dates are called in four characters or less. */
export const dateNames: Record<keyof KeyDates, string> = {
  registrationFrom: '报名开始',
  registrationUntil: '报名截止',
  bidDeadline: '投标截止',
  openingAt: '开标时间',
  publicityFrom: '公示开始',
  publicityUntil: '公示截止',
};

const AWARDS: ReadonlySet<NoticeType> = new Set(['candidates', 'result', 'contract', 'acceptance']);
/** What the amount of such a notice is. */
export const amountName = (type: NoticeType): string => (AWARDS.has(type) ? '金额' : '预算');

/** As people say it and the phone's cards show it: 67.4 万元. */
export function amountWords(fen: number): string {
  const wan = fen / 1_000_000;
  if (wan < 1) return `${Number((fen / 100).toFixed(2))} 元`;
  return wan < 10_000 ? `${Number(wan.toFixed(wan < 1000 ? 2 : 1))} 万元` : `${Number((wan / 10_000).toFixed(2))} 亿元`;
}

/** Without the blank: 67.4万元. */
export const shortAmount = (fen: number): string => amountWords(fen).replace(' ', '');

/** As WeChat's amount fields take it. */
export const yuan = (fen: number): string => `${Number((fen / 100).toFixed(2))}元`;

/** A phrase field holds five hanzi at most, so these are the whole words that fit. */
const STEPS: Partial<Record<NoticeType, string>> = { 'single-source': '单一来源', termination: '项目终止' };
export const stepName = (type: NoticeType): string => STEPS[type] ?? noticeTypes[type].label;
