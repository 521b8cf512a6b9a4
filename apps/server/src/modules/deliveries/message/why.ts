import type { InboxReason, PersonalTelling } from '@sunshine/contracts';
import { shortName } from '../short-name.js';
import { FIELD_ROOM, firstFit, fits, visible } from './words.js';

const FIELDS = { title: '标题', body: '正文' } as const;
const KINDS = { alert: '订阅', follow: '关注', digest: '汇总' } as const;
const OWN = { answer: '您的留言已答复', task: '您的监督任务', rectification: '您的评价有整改进展' } as const satisfies Record<PersonalTelling, string>;
const isOwn = (kind: InboxReason['kind']): kind is PersonalTelling => kind in OWN;
const NO_REASON = '公告提醒';

/** The name in at most `room`, counted as WeChat counts. */
function nameIn(name: string, room: number): string {
  for (let length = room; length > 1; length -= 1) {
    const short = shortName(name, [], length);
    if (fits(short, room)) return short;
  }
  return '…';
}

/** The match that says most: in the title before in the text. */
function bestMatch({ matches }: InboxReason): { word: string; field: string } | undefined {
  const match = matches.find(({ field }) => field === 'title') ?? matches[0];
  const word = match && visible(match.word);
  return match && word ? { word, field: FIELDS[match.field] } : undefined;
}

/**
 * The shortest honest answer to "why do I get this": one name, the word and where it was found as far as there is room,
 * the others counted. Shorter by steps: without the kind, without the field, without the word, and last the name is cut.
 */
export function whyOf(reasons: readonly InboxReason[], room = FIELD_ROOM): string {
  const [first] = reasons;
  if (!first) return NO_REASON;
  if (isOwn(first.kind)) return OWN[first.kind];
  const kind = KINDS[first.kind];
  const rest = reasons.length > 1 ? `等${reasons.length}项` : '';
  const name = `「${visible(first.name)}」`;
  const match = bestMatch(first);
  const withWord = match ? [`${kind}${name}${match.field}含“${match.word}”${rest}`, `${name}${match.field}含“${match.word}”${rest}`, `${name}含“${match.word}”${rest}`] : [];
  const cutName = nameIn(first.name, room - kind.length - 2 - rest.length);
  return firstFit([...withWord, `${kind}${name}${rest}`], room) ?? `${kind}「${cutName}」${rest}`;
}

/** The same without a limit, as a sentence. */
export function reasonWords({ kind, name, matches }: InboxReason): string {
  switch (kind) {
    case 'alert': {
      const words = matches.map(({ word, field }) => `${FIELDS[field]}含“${word}”`).join('、');
      return words === '' ? `符合订阅「${name}」` : `符合订阅「${name}」：${words}`;
    }
    case 'follow':
      return `您关注了「${name}」`;
    case 'digest':
      return `汇总了「${name}」的新消息`;
    case 'answer':
      return `您的留言有了答复（${name}）`;
    case 'task':
      return `您的监督任务「${name}」`;
    case 'rectification':
      return `您的评价「${name}」有整改进展`;
  }
}
