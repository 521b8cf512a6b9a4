const LABEL_NOISE = /[\s:：]|^(?:\d{1,2}|[一二三四五六七八九十]{1,3})[、.．]/g;

const bare = (cell: string): string => cell.normalize('NFKC').replace(LABEL_NOISE, '').replace(LABEL_NOISE, '');

/** The label and value that a line such as `1.招标人：某某公司` holds; null when it holds none. */
const split = (cell: string): [string, string] | null => {
  const plain = cell.normalize('NFKC');
  const at = plain.indexOf(':');
  return at > 0 && at <= 24 ? [bare(plain.slice(0, at)), plain.slice(at + 1).trim()] : null;
};

/**
 * The first value that stands behind one of `labels`: in the next cell of the row, in the next row when the label has a
 * row of its own, or behind a colon. Labels are compared without spaces, colons and leading numbers. Null when absent.
 */
export function valueOf(rows: string[][], labels: string[]): string | null {
  const wanted = new Set(labels.map(bare));
  for (const row of rows) {
    for (const [index, cell] of row.entries()) {
      const next = row[index + 1];
      if (wanted.has(bare(cell)) && next !== undefined) return next;
      const pair = split(cell);
      if (pair && wanted.has(pair[0]) && pair[1]) return pair[1];
    }
  }
  return null;
}

/** The cells behind a label, for tables whose first column names the rows; empty when the label is absent. */
export function rowOf(rows: string[][], labels: string[]): string[] {
  const wanted = new Set(labels.map(bare));
  return rows.find((row) => row.length > 1 && wanted.has(bare(row[0] ?? '')))?.slice(1) ?? [];
}
