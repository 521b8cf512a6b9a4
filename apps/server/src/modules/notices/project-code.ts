/**
 * A project code in comparable form, or null when it is not specific enough to join by: at least 8 characters with 4
 * digits, no sentence. What a crawler caught behind the code (…97）中标结果公告) is cut off.
 */
export function codeKey(code: string | null): string | null {
  if (!code) return null;
  const plain = code.normalize('NFKC').toUpperCase().replace(/\s/g, '').replace(/[〔【]/g, '[').replace(/[〕】]/g, ']');
  let depth = 0;
  const end = [...plain].findIndex((char) => (char === '(' ? (depth++, false) : char === ')' ? --depth < 0 : false));
  const cut = (end < 0 ? plain : plain.slice(0, end)).slice(0, 61);
  const digits = cut.replace(/\D/g, '').length;
  return cut.length >= 8 && cut.length <= 60 && digits >= 4 && /^[\p{L}\d[\]()\-_/.]+$/u.test(cut) && !/公告|公示|项目编号|[，。;:]/.test(cut) ? cut : null;
}
