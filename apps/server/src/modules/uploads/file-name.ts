import { tidyText } from '../../platform/html/characters.js';

const MAX = 80;
const FOLDERS = /^.*[\\/]/s;
/** Not allowed in names on some system, or read as something else by one. */
const RESERVED = /[<>:"|?*\p{C}]/gu;

/** A name to download by: no folders, no invisible or turning characters, and the ending that the content has. */
export function pdfName(filename: string): string {
  const bare = tidyText(filename.replace(FOLDERS, '')).replace(RESERVED, '').replace(/\.(pdf|jpe?g|png|webp)$/i, '').replace(/^[\s.]+|[\s.]+$/g, '');
  return `${[...bare].slice(0, MAX).join('') || '文件'}.pdf`;
}
