import type { PersonalDataKind } from '@sunshine/contracts';
import { isBankCard, isResidentId15, isResidentId18 } from './numbers.js';

/** Something that looks like a person's number, as it stands in the text. */
export interface Finding {
  kind: PersonalDataKind;
  /** Digits (and X) alone, half-width. */
  value: string;
  start: number;
  end: number;
  /** The check digit proves it, so it is no coincidence. */
  isCertain: boolean;
}

interface Form {
  kind: PersonalDataKind;
  pattern: RegExp;
  test(digits: string): boolean;
  isCertain: boolean;
}

const GAP = '[ \\-–—.]?';
const grouped = (...groups: string[]): string => groups.join(GAP);
const standing = (body: string): RegExp => new RegExp(`(?<!\\d|\\d[.])(?:${body})(?!\\d|[.]\\d)`, 'g');

/** In this order: what one form has taken, the next leaves alone. */
const FORMS: Form[] = [
  { kind: 'resident-id', pattern: standing(grouped('[1-9]\\d{5}', '\\d{4}', '\\d{4}', '\\d{3}[\\dXx]')), test: isResidentId18, isCertain: true },
  { kind: 'bank-card', pattern: standing(`${grouped('\\d{4}', '\\d{4}', '\\d{4}', '\\d{4}')}(?:${GAP}\\d{1,3})?`), test: isBankCard, isCertain: true },
  { kind: 'mobile', pattern: standing(`(?:(?:\\+|00)?86${GAP})?${grouped('1[3-9]\\d', '\\d{4}', '\\d{4}')}`), test: () => true, isCertain: false },
  { kind: 'resident-id', pattern: standing('[1-9]\\d{14}'), test: isResidentId15, isCertain: false },
];

const CODE_LABEL = /(?:资质|证书|许可证|[甲乙丙]级|编号|编码|代码|备案号|文号|批号|注册号|流水号|条码|序列号|订单号|合同号|型号)[^，。；;\n]{0,6}$/;
const PERSON_LABEL = /身份证|手机|电话|联系|卡号|银行卡/;
const PHONE_WORD = /(?:tel|phone|mobile|mob|fax|qq|wx|wechat|vx)[:. (-]*$/i;
const BEFORE_IN_CODE = /[0-9A-Za-z\-_/()[\]]/;
const AFTER_IN_CODE = /[0-9A-Za-z\-_/]/;
const MONEY = /^\s{0,2}(?:[万亿]?元|%|平方|㎡)/;
/** `1350000.0000` is an amount of a machine; nobody writes a telephone number so. */
const DECIMAL = /^\d{7}[.]\d{4}$/;

/** Full-width digits and letters as half-width ones; every character keeps its place. */
export const halfWidth = (text: string): string => text.replace(/[\uff01-\uff5e]/g, (char) => String.fromCharCode(char.charCodeAt(0) - 0xfee0)).replace(/[\u00a0\u3000]/g, ' ');

/** The letters, digits, dashes and brackets right before `start`. */
function tokenBefore(text: string, start: number): string {
  let from = start;
  while (from > 0 && start - from < 40 && BEFORE_IN_CODE.test(text[from - 1] ?? '')) from -= 1;
  return text.slice(from, start);
}

function tokenAfter(text: string, end: number): string {
  let to = end;
  while (to < text.length && to - end < 40 && AFTER_IN_CODE.test(text[to] ?? '')) to += 1;
  return text.slice(end, to);
}

/** Part of a longer code (SCIT-…, a licence, an address on the web), which letters beside it show. */
function isInCode(text: string, { start, end }: Finding): boolean {
  const before = tokenBefore(text, start);
  return (/[A-Za-z]/.test(before) && !PHONE_WORD.test(before)) || /[A-Za-z]/.test(tokenAfter(text, end));
}

/** A number that its own label calls a code; a proven number needs a birth year that a code's date cannot be. */
function isCalledCode(text: string, finding: Finding): boolean {
  const label = text.slice(Math.max(0, finding.start - 16), finding.start);
  if (!CODE_LABEL.test(label) || PERSON_LABEL.test(label)) return false;
  return !finding.isCertain || (finding.kind === 'resident-id' && Number(finding.value.slice(6, 10)) >= 2005);
}

function findingsOf(form: Form, text: string): Finding[] {
  const found: Finding[] = [];
  for (const match of text.matchAll(form.pattern)) {
    const digits = match[0].replace(/[^0-9Xx]/g, '');
    const value = form.kind === 'mobile' ? digits.slice(-11) : digits.toUpperCase();
    const finding: Finding = { kind: form.kind, value, start: match.index, end: match.index + match[0].length, isCertain: form.isCertain };
    if (!form.test(value) || isInCode(text, finding) || isCalledCode(text, finding)) continue;
    if (!form.isCertain && (DECIMAL.test(match[0]) || MONEY.test(text.slice(finding.end, finding.end + 5)))) continue;
    found.push(finding);
  }
  return found;
}

/**
 * Resident ids (15 and 18 digits), mobile numbers and bank cards in a text, in reading order, none overlapping.
 * Spaces, dashes and full-width digits hide nothing; codes, amounts and unified social credit codes are left alone.
 */
export function scanText(raw: string): Finding[] {
  const text = halfWidth(raw);
  const found: Finding[] = [];
  // One mark a character: comparing findings with each other would take hours for a text of nothing but numbers.
  const isTaken = new Uint8Array(text.length);
  for (const form of FORMS) {
    for (const finding of findingsOf(form, text)) {
      if (isTaken.subarray(finding.start, finding.end).includes(1)) continue;
      isTaken.fill(1, finding.start, finding.end);
      found.push(finding);
    }
  }
  return found.sort((a, b) => a.start - b.start);
}

const decoded = (address: string): string => {
  try {
    return decodeURIComponent(address);
  } catch (error) {
    if (error instanceof URIError) return address;
    throw error;
  }
};

/**
 * The same in the address of a link: what stands there like a text (`?tel=…`), and resident ids that their check digit
 * proves, also as a part of a path. Other digits of a path are the ids of pages.
 */
export function scanAddress(address: string): Finding[] {
  const text = decoded(address);
  const found = scanText(text);
  const inPath = scanText(text.replace(/[^0-9Xx]/g, '\n')).filter(({ kind, isCertain }) => kind === 'resident-id' && isCertain);
  return [...found, ...inPath.filter(({ value }) => !found.some((known) => known.value === value))];
}
