const SPECIAL: Readonly<Record<string, string>> = { ß: 'ss', ς: 'σ' };

/** NFKC and case folding: full-width ＡＢＣ, ABC and abc become one. `toLowerCase` alone leaves ß and the final sigma apart. */
export function fold(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[ßς]/g, (char) => SPECIAL[char] ?? char);
}
