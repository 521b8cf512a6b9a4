import type { Account } from '../account.js';
import { childOf, integerOf, recordsOf, textOf, type Answer } from '../answers.js';
import { brokenAnswer, type Exchange } from '../transport.js';

/** WeChat's opinion of a text or a picture. Anything but `pass` waits for a person. */
export type Suggestion = 'pass' | 'review' | 'risky';

/** A text that one person wrote and others may read. */
export interface TextToCheck {
  /** The writer, openid of this mini program, who must have used it within two hours: 61010 (`hold`) otherwise. */
  openid: string;
  /** 1 profile, 2 comment, 3 forum, 4 social log. */
  scene: 1 | 2 | 3 | 4;
  content: string;
  title?: string | undefined;
  nickname?: string | undefined;
}

/** A picture or a sound at an address that WeChat can fetch, at most 10 MB. */
export interface MediaToCheck {
  openid: string;
  scene: 1 | 2 | 3 | 4;
  mediaUrl: string;
  /** 1 sound, 2 picture. */
  mediaType: 1 | 2;
}

/** Safety of content. Every failure is thrown and nothing is ever taken for `pass` but WeChat's own word: callers publish on `pass` alone. */
export interface ContentCalls {
  /**
   * POST /wxa/msg_sec_check version 2 (文本内容安全识别). A text above WeChat's 2,500 characters is checked in overlapping pieces;
   * the answer is the worst of theirs. `label` 100 is normal, others name the kind of harm.
   */
  checkText(t: TextToCheck): Promise<{ suggest: Suggestion; label: number; traceId: string }>;
  /** POST /wxa/media_check_async version 2 (多媒体内容安全识别); the result comes within 30 minutes as a `media-checked` event with this trace id. */
  checkMedia(m: MediaToCheck): Promise<{ traceId: string }>;
}

const VERSION = 2;
const MAX_PIECE = 2500;
/** So that a word cut by one piece is whole in the next. */
const OVERLAP = 50;
const SUGGESTIONS = ['pass', 'review', 'risky'] as const;

export function contentCalls(account: Account): ContentCalls {
  const checkPiece = async (t: TextToCheck, content: string): Promise<{ suggest: Suggestion; label: number; traceId: string }> => {
    const { openid, scene, title, nickname } = t;
    const body = { openid, scene, version: VERSION, content, title, nickname };
    const exchange: Exchange = { call: 'checkText', path: '/wxa/msg_sec_check', query: {}, body, changesNothing: true };
    const answer = await account.call(exchange);
    return { ...readVerdict(exchange, answer), traceId: traceIdOf(exchange, answer) };
  };

  return {
    async checkText(t) {
      const [first = '', ...rest] = piecesOf(t.content);
      let worst = await checkPiece(t, first);
      for (const piece of rest) {
        if (worst.suggest === 'risky') break;
        const verdict = await checkPiece(t, piece);
        if (SUGGESTIONS.indexOf(verdict.suggest) > SUGGESTIONS.indexOf(worst.suggest)) worst = verdict;
      }
      return worst;
    },

    async checkMedia({ openid, scene, mediaUrl, mediaType }) {
      const body = { openid, scene, version: VERSION, media_url: mediaUrl, media_type: mediaType };
      const exchange: Exchange = { call: 'checkMedia', path: '/wxa/media_check_async', query: {}, body, changesNothing: false };
      return { traceId: traceIdOf(exchange, await account.call(exchange)) };
    },
  };
}

function piecesOf(content: string): string[] {
  const chars = Array.from(content);
  const pieces: string[] = [];
  for (let start = 0; start === 0 || start + OVERLAP < chars.length; start += MAX_PIECE - OVERLAP) pieces.push(chars.slice(start, start + MAX_PIECE).join(''));
  return pieces;
}

function readVerdict(exchange: Exchange, answer: Answer): { suggest: Suggestion; label: number } {
  const result = childOf(answer, 'result');
  const suggest = suggestionOf(result.suggest);
  const label = integerOf(result.label);
  if (suggest === undefined || label === undefined) throw brokenAnswer(exchange, '答复缺少检查结论');
  const details = recordsOf(answer.detail);
  // A check that failed is void; when all failed, nothing was looked at.
  const isVoid = details.length > 0 && details.every((one) => integerOf(one.errcode) !== 0);
  return { suggest: isVoid && suggest === 'pass' ? 'review' : suggest, label };
}

function traceIdOf(exchange: Exchange, answer: Answer): string {
  const traceId = textOf(answer.trace_id);
  if (traceId === undefined) throw brokenAnswer(exchange, '答复缺少 trace_id');
  return traceId;
}

/** WeChat's word as one of ours; `undefined` for any other. */
export function suggestionOf(value: unknown): Suggestion | undefined {
  return SUGGESTIONS.find((one) => one === value);
}
