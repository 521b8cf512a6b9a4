import { noticeTypes, tradeCategories, type Winner } from '@sunshine/contracts';
import type { VersionChange } from '../../notices/version-changes.js';
import { amountName, amountWords, cut, dateNames, dateWords, firstFit, shortAmount, shortDate, shortDay, visible } from './words.js';

const NAMED_WINNERS = 3;
const LABELS = { owner: '业主单位', agency: '代理机构', region: '地区' } as const;

const labelOf = (change: VersionChange): string => {
  switch (change.what) {
    case 'date':
      return dateNames[change.name];
    case 'amount':
      return amountName(change.type);
    case 'owner':
    case 'agency':
    case 'region':
      return LABELS[change.what];
    case 'title':
      return '标题';
    case 'type':
      return '公告类型';
    case 'category':
      return '交易类别';
    case 'winners':
      return '中标人';
    case 'attachments':
      return '附件';
    case 'body':
      return '正文';
  }
};

function winnersWords(winners: readonly Winner[]): string | null {
  if (winners.length === 0) return null;
  const names = winners.slice(0, NAMED_WINNERS).map(({ name, amountFen }) => (amountFen === null ? name : `${name} ${amountWords(amountFen)}`));
  return `${names.join('、')}${winners.length > NAMED_WINNERS ? `等 ${winners.length} 家` : ''}`;
}

/** What it was and what it is, in words; null: not said. */
function values(change: Exclude<VersionChange, { what: 'attachments' | 'body' }>, now: Date): { from: string | null; to: string | null } {
  const both = <T>({ from, to }: { from: T | null; to: T | null }, words: (value: T) => string | null) => ({ from: from === null ? null : words(from), to: to === null ? null : words(to) });
  switch (change.what) {
    case 'date':
      return both(change, (date) => dateWords(date, now));
    case 'amount':
      return both(change, amountWords);
    case 'type':
      return both(change, (type) => noticeTypes[type].label);
    case 'category':
      return both(change, (category) => tradeCategories[category].label);
    case 'winners':
      return both(change, winnersWords);
    default:
      return both(change, visible);
  }
}

function attachmentsWords({ added, removed }: Extract<VersionChange, { what: 'attachments' }>): string {
  const replaced = added.filter((name) => removed.includes(name));
  const quoted = (names: readonly string[]): string => `${names.slice(0, 2).map((name) => `“${cut(name, 30)}”`).join('、')}${names.length > 2 ? `等 ${names.length} 个` : ''}`;
  const parts = [
    ['更换附件', replaced],
    ['新增附件', added.filter((name) => !replaced.includes(name))],
    ['删除附件', removed.filter((name) => !replaced.includes(name))],
  ] as const;
  return parts.filter(([, names]) => names.length > 0).map(([label, names]) => `${label}${quoted(names)}`).join('，');
}

/** One change in full: 投标截止 11月30日 09:30 → 12月5日 09:30. */
export function changeWords(change: VersionChange, now: Date): string {
  if (change.what === 'attachments') return attachmentsWords(change);
  if (change.what === 'body') return '正文有修改';
  const { from, to } = values(change, now);
  const label = labelOf(change);
  if (from === null) return `新增${label} ${to ?? ''}`.trimEnd();
  return to === null ? `删去${label}（原 ${from}）` : `${label} ${from} → ${to}`;
}

/** Ways to say what it is now, falling in length. */
function shortValues(change: VersionChange): string[] {
  if (change.what === 'date' && change.to !== null) return [shortDate(change.to), shortDay(change.to)];
  if (change.what === 'amount' && change.to !== null) return [shortAmount(change.to)];
  if (change.what === 'type') return [noticeTypes[change.to].label];
  if ((change.what === 'owner' || change.what === 'agency' || change.what === 'region') && change.to !== null) return [visible(change.to), cut(change.to, 10)];
  if (change.what === 'winners' && change.to.length === 1 && change.to[0]) return [visible(change.to[0].name), cut(change.to[0].name, 13)];
  return [];
}

/** The most important change in the space of one field, the others counted: 投标截止改为12月5日 09:30. Undefined when nothing changed. */
export function mainChange(changes: readonly VersionChange[]): string | undefined {
  const [first] = changes;
  if (!first) return undefined;
  const rest = changes.length > 1 ? `等${changes.length}处` : '';
  const label = labelOf(first);
  const isGone = 'to' in first && (first.to === null || (first.what === 'winners' && first.to.length === 0));
  const plain = isGone ? `${label}已删去` : `${label}有修改`;
  const said = isGone ? [] : shortValues(first).map((value) => `${label}改为${value}`);
  return firstFit([...said.map((words) => words + rest), ...said, plain + rest, plain]) ?? plain;
}

/** All changes on one line of at most `room` characters; what finds no room is counted. */
export function allChanges(changes: readonly VersionChange[], now: Date, room: number): string {
  const parts = changes.map((change) => changeWords(change, now));
  const all = parts.join('；');
  if (all.length <= room) return all;
  const tail = `；共 ${parts.length} 处修改`;
  let kept = '';
  for (const part of parts) {
    const longer = kept === '' ? part : `${kept}；${part}`;
    if (longer.length + tail.length > room) break;
    kept = longer;
  }
  return kept === '' ? `${Array.from(parts[0] ?? '').slice(0, Math.max(0, Math.floor((room - tail.length - 1) / 2))).join('')}…${tail}` : kept + tail;
}
