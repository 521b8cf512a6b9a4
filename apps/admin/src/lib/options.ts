interface Choice<K extends string> {
  value: K;
  label: string;
}

/** Choices of a select from a table of words (`{ a: '甲' }` or `{ a: { label: '甲' } }`), in the table's order. */
export const optionsOf = <K extends string>(words: Record<K, string | { label: string }>): Choice<K>[] =>
  (Object.entries(words) as [K, string | { label: string }][]).map(([value, word]) => ({ value, label: typeof word === 'string' ? word : word.label }));
