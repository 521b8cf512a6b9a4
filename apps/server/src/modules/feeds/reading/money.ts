import { RecordRefused } from '../feed-record.js';

const MAX_FEN = 9_000_000_000_000n;
const UNITS: Record<string, number> = { 元: 2, 圆: 2, 万元: 6, 万: 6, 亿元: 10, 亿: 10 };
const AMOUNT = /^(?:人民币|rmb|cny|[¥￥])?(\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d+))?(元|圆|万元|万|亿元|亿)?(?:人民币|整)?$/i;

/**
 * Yuan (or 万元 / 亿元 when written) to fen, exactly: the digits are moved, never multiplied as floats.
 * Null for anything that is not one plain amount (`57%`, `下浮率3%`, a sentence) and for less than one fen.
 * Throws RecordRefused when the amount is beyond 900 亿元, which no notice of a centre reaches: the unit is wrong.
 */
export function yuanToFen(text: string): number | null {
  const match = AMOUNT.exec(text.normalize('NFKC').replace(/\s/g, ''));
  if (!match) return null;
  const [, whole = '', fraction = '', unit = '元'] = match;
  const shift = UNITS[unit] ?? 2;
  const digits = fraction.padEnd(shift, '0');
  // Beyond the fen the sources carry float noise (1359102.0000000001): cut after the shift, rounding half up.
  const fen = BigInt(whole.replaceAll(',', '') + digits.slice(0, shift)) + ((digits[shift] ?? '0') >= '5' ? 1n : 0n);
  if (fen > MAX_FEN) throw new RecordRefused(`金额 ${text.slice(0, 40)} 超过 900 亿元，可能是单位有误`);
  return fen === 0n ? null : Number(fen);
}

/** A JSON number of yuan; negative, fractional-fen noise and NaN handled as {@link yuanToFen} does. */
export function yuanNumberToFen(value: number): number | null {
  if (!Number.isFinite(value) || value < 0) throw new RecordRefused(`金额 ${value} 不是有效的数`);
  // toFixed writes no exponent below 1e21 and keeps more digits than any real amount has.
  return value >= 1e15 ? yuanToFen('9'.repeat(15)) : yuanToFen(value.toFixed(4));
}

/** Below this a bare number in a column such as 投标报价(元/%) may be a rate. */
const LEAST_BARE_BID = 100_000;
/** 8128600.94元(其中设计费…): the whole before its parts. */
const WHOLE = /^([^(,。;]{1,40}元)\(其中.*$/s;

/** A bid as sites write it, to fen; null for a rate, a sentence, or a bare number so small that it may be a rate. Throws as {@link yuanToFen}. */
export function bidToFen(text: string): number | null {
  const written = text.normalize('NFKC').replace(/\s/g, '').replace(WHOLE, '$1');
  const fen = yuanToFen(written);
  return fen !== null && fen < LEAST_BARE_BID && !written.includes('元') ? null : fen;
}
