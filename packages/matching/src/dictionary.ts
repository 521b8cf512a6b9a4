import { fold } from './fold.js';
import { grown } from './grown.js';
import { StringTable } from './string-table.js';
import type { Notice, Reason } from './types.js';
import { valuesOf } from './values.js';
import { WordTrie } from './word-trie.js';

/** The token that every notice has. */
export const ALWAYS = 0;
/** Where a notice has a token: bits of `Dictionary.found`. */
const IN_TITLE = 1;
const IN_BODY = 2;
const AS_VALUE = 4;
/** Begins the key of a set of values; no key of a single value begins so. */
const SET = 's';
const UNEXPLAINED: readonly Reason[] = [];

/**
 * Small numbers, *tokens*, for everything that an alert can ask for: each word in each spelling, each value or set of values of a
 * field. Kept once however many alerts use it, and given to another when none does.
 */
export class Dictionary {
  /** By token: bits of where the notice last read has it, 0 when it lacks it. */
  found = new Uint8Array(1024);
  private present = [ALWAYS];
  /** By token: the word as its owner wrote it, or the key of the value. */
  private readonly texts = [''];
  private uses = new Int32Array(1024);
  /** By token: the next one whose spelling folds to the same word, 0 at the end. */
  private others = new Int32Array(1024);
  /** By token: its reasons in the notice last read, once somebody asked. */
  private readonly reasons = [UNEXPLAINED];
  private readonly free: number[] = [];
  /** Folded word → the first of its tokens. */
  private readonly words = new WordTrie();
  private readonly values = new StringTable((token) => this.texts[token]!);
  /** Value → the tokens of the sets in which it is. */
  private readonly sets = new Map<number, Set<number>>();

  /** Takes in one use of a word. @param folded the fold of it, not empty */
  acquireWord(spelling: string, folded: string): number {
    const first = this.words.get(folded);
    let token = first;
    while (token !== 0 && this.texts[token] !== spelling) token = this.others[token]!;
    if (token === 0) {
      token = this.take(spelling);
      this.others[token] = first;
      this.words.set(folded, token);
    }
    this.uses[token]! += 1;
    return token;
  }

  /** Takes in one use of the values of a field, by their keys (see `values.ts`): a notice has the token when it has one of them. */
  acquireValues(keys: readonly string[]): number {
    if (keys.length === 1) return this.acquireKey(keys[0]!);
    const set = this.acquireKey(SET + JSON.stringify(keys));
    if (this.uses[set] === 1) for (const key of keys) this.join(this.acquireKey(key), set);
    return set;
  }

  /** Gives one use back; with the last one the token is free to mean something else. */
  release(token: number): void {
    this.uses[token]! -= 1;
    if (this.uses[token]! > 0) return;
    const text = this.textOf(token);
    if (this.values.get(text) === token) this.forgetKey(token, text);
    else this.forgetWord(token, fold(text));
    this.texts[token] = '';
    this.free.push(token);
  }

  textOf(token: number): string {
    return this.texts[token]!;
  }

  /** Reads a notice: sets `found` and returns the tokens that it has, each once. */
  read(notice: Notice): readonly number[] {
    for (const token of this.present) {
      this.found[token] = 0;
      this.reasons[token] = UNEXPLAINED;
    }
    this.present = [];
    this.mark(ALWAYS, AS_VALUE);
    this.words.scan(fold(notice.title), (first) => this.markWord(first, IN_TITLE));
    this.words.scan(fold(notice.body), (first) => this.markWord(first, IN_BODY));
    for (const key of valuesOf(notice)) this.markValue(this.values.get(key) ?? ALWAYS);
    return this.present;
  }

  /** Where the notice last read has the word; the same objects for everybody who asks. */
  explain(token: number): readonly Reason[] {
    if (this.reasons[token] !== UNEXPLAINED) return this.reasons[token]!;
    const [word, where] = [this.textOf(token), this.found[token]!];
    const reasons: Reason[] = [];
    if ((where & IN_TITLE) !== 0) reasons.push({ word, field: 'title' });
    if ((where & IN_BODY) !== 0) reasons.push({ word, field: 'body' });
    return (this.reasons[token] = reasons);
  }

  private markWord(first: number, field: number): void {
    if ((this.found[first]! & field) !== 0) return;
    for (let token = first; token !== 0; token = this.others[token]!) this.mark(token, field);
  }

  private markValue(token: number): void {
    this.mark(token, AS_VALUE);
    for (const set of this.sets.get(token) ?? []) this.mark(set, AS_VALUE);
  }

  private mark(token: number, bit: number): void {
    if (this.found[token] === 0) this.present.push(token);
    this.found[token]! |= bit;
  }

  private acquireKey(key: string): number {
    let token = this.values.get(key);
    if (token === undefined) {
      token = this.take(key);
      this.values.add(token);
    }
    this.uses[token]! += 1;
    return token;
  }

  private take(text: string): number {
    const token = this.free.pop() ?? this.texts.length;
    this.texts[token] = text;
    this.reasons[token] = UNEXPLAINED;
    this.uses = grown(this.uses, token);
    this.others = grown(this.others, token);
    this.found = grown(this.found, token);
    this.uses[token] = 0;
    return token;
  }

  private forgetKey(token: number, key: string): void {
    this.values.delete(key);
    if (!key.startsWith(SET)) return;
    for (const member of JSON.parse(key.slice(SET.length)) as string[]) {
      const value = this.values.get(member)!;
      const sets = this.sets.get(value)!;
      sets.delete(token);
      if (sets.size === 0) this.sets.delete(value);
      this.release(value);
    }
  }

  private join(value: number, set: number): void {
    const sets = this.sets.get(value);
    if (sets === undefined) this.sets.set(value, new Set([set]));
    else sets.add(set);
  }

  private forgetWord(token: number, folded: string): void {
    const first = this.words.get(folded);
    const rest = this.others[token]!;
    if (first === token) {
      if (rest === 0) this.words.delete(folded);
      else this.words.set(folded, rest);
      return;
    }
    let before = first;
    while (this.others[before] !== token) before = this.others[before]!;
    this.others[before] = rest;
  }
}
