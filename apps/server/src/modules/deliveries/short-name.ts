const LOT = /(?:[（(【[][^（）()【】[\]]{0,12}(?:标段|标包|分包|[标包])[^（）()【】[\]]{0,6}[）)】\]]|第?[一二三四五六七八九十百\d]{1,4}(?:标段|标包|分包|[标包])|(?:标段|标包|分包|包件?)[一二三四五六七八九十百\dA-Z]{1,4}|[A-Z]\d{0,2}(?:标段|[标包]))/u;
/** What says least goes first; a year and a repeat count go only when nothing else is left to drop. */
const FILLERS = [/项目/gu, /(?:招标|采购|交易|比选)?公告$/u, /工程/gu, /建设/gu, /^关于/u, /\d{4}年度?/gu];
const ELLIPSIS = '…';

const lengthOf = (text: string): number => [...text].length;
const head = (text: string, room: number): string => [...text].slice(0, Math.max(room, 0)).join('');

/** Drops the province, city and county in front of a name, in any order. */
function withoutPlaces(text: string, places: readonly string[]): string {
  const found = places.find((place) => place !== '' && text.startsWith(place) && text.length > place.length);
  return found === undefined ? text : withoutPlaces(text.slice(found.length), places);
}

/**
 * `name` in at most `room` characters (code points) that still tell it from its neighbours: the place's own names at its
 * beginning and words such as 项目 go first, then the middle; a lot number is never lost.
 */
export function shortName(name: string, places: readonly string[], room = 20): string {
  const plain = name.replace(/[\p{Cc}\p{Cf}\p{Cs}\s]+/gu, ' ').trim();
  if (lengthOf(plain) <= room) return plain;
  const lot = LOT.exec(plain)?.[0] ?? '';
  let rest = withoutPlaces(lot === '' ? plain : plain.replace(lot, ''), places);
  for (const filler of FILLERS) {
    if (lengthOf(rest) + lengthOf(lot) <= room) break;
    const shorter = rest.replace(filler, '');
    if (shorter !== '') rest = shorter;
  }
  if (lengthOf(rest) + lengthOf(lot) <= room) return rest + lot;
  return `${head(rest, room - lengthOf(lot) - 1)}${ELLIPSIS}${lot}`;
}
