import { areaList } from '@vant/area-data';

/** A region of GB/T 2260. `name` is its own name (青川县), `fullName` the way to it (四川省广元市青川县). */
export interface KnownRegion {
  code: string;
  name: string;
  fullName: string;
}

interface Entry extends KnownRegion {
  /** Names that a text may use for it, longest first. */
  spellings: string[];
}

const AUTONOMOUS: Readonly<Record<string, string>> = { '15': '内蒙古', '45': '广西', '54': '西藏', '64': '宁夏', '65': '新疆', '81': '香港', '82': '澳门' };
/** Counties that stand directly under their province carry these in place of a city's digits. */
const DIRECT = new Set(['90', '02']);
const SUFFIX = /(?:省|市|地区|盟|自治州|县|区|旗)$/;
const ETHNIC = /(?:[一-鿿]{1,4}族){0,4}自治[州县]$/;

function spellingsOf(code: string, name: string): string[] {
  const province = code.endsWith('0000') ? (AUTONOMOUS[code.slice(0, 2)] ?? name.replace(/[省市]$/, '')) : '';
  const shortened = name.replace(SUFFIX, '');
  const bare = [province, name.replace(ETHNIC, ''), shortened].filter((spelling) => spelling.length >= 2);
  return [...new Set([name, ...bare])].sort((a, b) => b.length - a.length);
}

function buildTable(): Map<string, Entry> {
  const names = { ...areaList.province_list, ...areaList.city_list, ...areaList.county_list } as Record<string, string>;
  const table = new Map<string, Entry>();
  for (const [code, name] of Object.entries(names).sort(([a], [b]) => (a < b ? -1 : 1))) {
    if (!/^\d{6}$/.test(code) || code.startsWith('9')) continue;
    const province = names[`${code.slice(0, 2)}0000`] ?? '';
    const city = names[`${code.slice(0, 4)}00`] ?? '';
    const above = code.endsWith('0000') ? [] : code.endsWith('00') || DIRECT.has(code.slice(2, 4)) ? [province] : [province, city];
    const path = [...new Set([...above, name])];
    table.set(code, { code, name, fullName: path.join(''), spellings: spellingsOf(code, name) });
  }
  return table;
}

const table = buildTable();
const entries = [...table.values()];
const provinces = entries.filter(({ code }) => code.endsWith('0000'));
const citiesOf = (province: string): Entry[] => entries.filter(({ code }) => code.startsWith(province) && code.endsWith('00') && !code.endsWith('0000'));
const countiesOf = (prefix: string): Entry[] => entries.filter(({ code }) => code.startsWith(prefix) && !code.endsWith('00'));

const byCounty = new Map<string, Entry | null>();
for (const entry of entries) {
  // 市辖区 is what every city calls its districts, though the list has it once.
  if (entry.code.endsWith('0000') || entry.name === '市辖区') continue;
  byCounty.set(entry.name, byCounty.has(entry.name) ? null : entry);
}

const known = ({ code, name, fullName }: Entry): KnownRegion => ({ code, name, fullName });

/** The region of a code: six digits, or the two, four or nine of a province, a city or a town (its county answers). */
export function regionByCode(code: string): KnownRegion | undefined {
  const entry = table.get(code.padEnd(6, '0').slice(0, 6));
  return entry && known(entry);
}

function startingWith(candidates: Entry[], text: string): { entry: Entry; rest: string } | undefined {
  let best: { entry: Entry; spelling: string } | undefined;
  for (const entry of candidates) {
    const spelling = entry.spellings.find((each) => text.startsWith(each));
    if (spelling && spelling.length > (best?.spelling.length ?? 0)) best = { entry, spelling };
  }
  return best && { entry: best.entry, rest: text.slice(best.spelling.length) };
}

/** The county named at the start of `rest`: inside the city when one was named, else the only one of that name in the province. */
function countyIn(prefix: string, rest: string): Entry | undefined {
  const candidates = countiesOf(prefix);
  const found = startingWith(candidates, rest)?.entry;
  return found && candidates.filter(({ name }) => name === found.name).length === 1 ? found : undefined;
}

/**
 * The region that a text such as 四川省广元市青川县, 云南玉溪市, 福建, 广元市本级 or 昭阳区 names: as deep as it can be told for sure,
 * undefined when even the province cannot (a county's name that two provinces use).
 */
export function regionByName(text: string): KnownRegion | undefined {
  const clean = text.replace(/[\s·,，/>-]/g, '').replace(/本级$/, '');
  const start = startingWith(provinces, clean);
  if (!start) {
    const alone = byCounty.get(clean);
    return alone ? known(alone) : undefined;
  }
  const province = start.entry.code.slice(0, 2);
  const city = startingWith(citiesOf(province), start.rest);
  const county = city ? countyIn(city.entry.code.slice(0, 4), city.rest) : countyIn(province, start.rest);
  return known(county ?? city?.entry ?? start.entry);
}
