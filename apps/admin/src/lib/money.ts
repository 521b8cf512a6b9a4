/** `67400000` fen → `674000.00`; the reverse of {@link yuanToFen}. */
export const fenToYuan = (fen: number): string => {
  const digits = String(fen).padStart(3, '0');
  return `${digits.slice(0, -2)}.${digits.slice(-2)}`;
};

const MAX_FEN = 9_000_000_000_000;

/** `674,000.5` → 67400050. Digits are moved, never multiplied, so nothing is rounded; null when it is not an amount in range. */
export const yuanToFen = (text: string): number | null => {
  const match = /^(\d{1,11})(?:\.(\d{1,2}))?$/.exec(text.normalize('NFKC').replace(/[,\s]/g, ''));
  if (match === null) return null;
  const fen = Number(`${match[1]}${(match[2] ?? '').padEnd(2, '0')}`);
  return fen <= MAX_FEN ? fen : null;
};

/** For people: `67.4 万元`, `1.2 亿元`, `980 元`; exact to the fen, never rounded. */
export const formatFen = (fen: number): string => {
  const [unit, name] = fen >= 10_000_000_000 ? [10, '亿元'] : fen >= 1_000_000 ? [6, '万元'] : [2, '元'];
  const digits = String(fen).padStart(unit + 1, '0');
  const whole = digits.slice(0, -unit).replace(/\B(?=(\d{3})+$)/g, ',');
  const rest = digits.slice(-unit).replace(/0+$/, '');
  return `${whole}${rest === '' ? '' : `.${rest}`} ${name}`;
};
