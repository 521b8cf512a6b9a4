const FEN_PER_YUAN = 100;
const YUAN_PER_WAN = 10_000;
const WAN_PER_YI = 10_000;

const trimmed = (value: number, digits: number) => String(Number(value.toFixed(digits)));

/** 67.4 万元, 3.25 亿元, 860 元: what people say, never rounded to zero. */
export function amountWords(fen: number): string {
  const yuan = fen / FEN_PER_YUAN;
  if (yuan < YUAN_PER_WAN) return `${trimmed(yuan, 2)} 元`;
  const wan = yuan / YUAN_PER_WAN;
  return wan < WAN_PER_YI ? `${trimmed(wan, wan < 1000 ? 2 : 1)} 万元` : `${trimmed(wan / WAN_PER_YI, 2)} 亿元`;
}

/** 万元 as typed → fen; empty is no amount, anything that is not a number is refused with null. */
export function fenOfWan(typed: string): number | undefined | null {
  const text = typed.normalize('NFKC').trim();
  if (text === '') return undefined;
  return /^\d{1,8}(\.\d{1,6})?$/.test(text) ? Math.round(Number(text) * YUAN_PER_WAN * FEN_PER_YUAN) : null;
}

export const wanOfFen = (fen: number | undefined): string => (fen === undefined ? '' : trimmed(fen / FEN_PER_YUAN / YUAN_PER_WAN, 6));
