import { Arena, offsetOf } from './arena.js';
import { clausesOf, type Clauses } from './clauses.js';
import { Dictionary } from './dictionary.js';
import { grown } from './grown.js';
import { POSTING, PostingLists } from './posting-lists.js';
import { eachPosting, eachToken, encode, holds, LOOKED_AT, reasonsOf, sizeOf, SLOT } from './record.js';
import { StringTable } from './string-table.js';
import type { Alert, Match, Matcher, Notice } from './types.js';

/**
 * An empty matcher. It keeps the alerts in memory only, 100 to 300 bytes each. Matching reads the notice's text once whatever the
 * number of alerts, then looks at those alone that wait for something that the notice has. `add` and `remove` take a few
 * microseconds, and no step of them grows with the number of alerts but the doubling of a list (at most some milliseconds, rare).
 */
export function createMatcher(): Matcher {
  return new IndexedMatcher();
}

class IndexedMatcher implements Matcher {
  private readonly dictionary = new Dictionary();
  private readonly arena = new Arena();
  private readonly lists = new PostingLists(this.arena);
  /** By slot, the small number of an alert. */
  private readonly ids: string[] = [];
  /** By slot: where its record is. */
  private addresses = new Int32Array(1024);
  private readonly slots = new StringTable((slot) => this.ids[slot]!);
  private readonly freeSlots: number[] = [];
  private matches = 0;
  /** Addresses; kept from match to match only to be used again. */
  private candidates = new Int32Array(1024);

  get size(): number {
    return this.ids.length - this.freeSlots.length;
  }

  add(alert: Alert): void {
    const clauses = clausesOf(alert, this.dictionary);
    this.remove(alert.id);
    const slot = this.freeSlots.pop() ?? this.ids.length;
    this.ids[slot] = alert.id;
    const address = this.arena.store(encode(slot, this.matches, clauses));
    this.slots.add(slot);
    this.addresses = grown(this.addresses, slot);
    this.addresses[slot] = address;
    this.post(address, clauses);
  }

  remove(id: string): boolean {
    const slot = this.slots.get(id);
    if (slot === undefined) return false;
    const address = this.addresses[slot]!;
    this.unpost(address);
    const page = this.arena.pageOf(address);
    const start = offsetOf(address);
    eachToken(page, start, (token) => this.dictionary.release(token));
    this.slots.delete(id);
    this.ids[slot] = '';
    this.freeSlots.push(slot);
    this.arena.release(address, sizeOf(page, start));
    return true;
  }

  match(notice: Notice): Match[] {
    this.matches = (this.matches + 1) | 0;
    let count = 0;
    for (const token of this.dictionary.read(notice)) count = this.gather(token, count);
    const matches: Match[] = [];
    for (let at = 0; at < count; at += 1) {
      const address = this.candidates[at]!;
      const page = this.arena.pageOf(address);
      const start = offsetOf(address);
      if (!holds(page, start, this.dictionary.found, notice.amountFen)) continue;
      matches.push({ alertId: this.ids[page[start + SLOT]!]!, reasons: reasonsOf(page, start, this.dictionary) });
    }
    return matches;
  }

  /**
   * Appends to the candidates the alerts of a list that pass their guards, each once a match. Apart from judging them, because this
   * short loop waits for the memory of many records at once, a long one for each in turn.
   */
  private gather(token: number, gathered: number): number {
    const list = this.lists.listOf(token);
    if (list === undefined) return gathered;
    const { found } = this.dictionary;
    const { page: postings, start, end } = list;
    this.candidates = grown(this.candidates, gathered + (end - start) / POSTING);
    let count = gathered;
    for (let at = start; at < end; at += POSTING) {
      if (found[postings[at + 1]!] === 0 || found[postings[at + 2]!] === 0) continue;
      const address = postings[at]!;
      const page = this.arena.pageOf(address);
      const lookedAt = offsetOf(address) + LOOKED_AT;
      if (page[lookedAt] === this.matches) continue;
      page[lookedAt] = this.matches;
      this.candidates[count] = address;
      count += 1;
    }
    return count;
  }

  private post(address: number, { guards }: Clauses): void {
    const page = this.arena.pageOf(address);
    eachPosting(page, offsetOf(address), (token, positionAt) => {
      page[positionAt] = this.lists.push(token, address, guards);
    });
  }

  private unpost(address: number): void {
    const page = this.arena.pageOf(address);
    eachPosting(page, offsetOf(address), (token, positionAt) => {
      const position = page[positionAt]!;
      const moved = this.lists.removeAt(token, position);
      if (moved !== undefined) this.notePosition(moved, token, position);
    });
  }

  private notePosition(address: number, ofToken: number, position: number): void {
    const page = this.arena.pageOf(address);
    eachPosting(page, offsetOf(address), (token, positionAt) => {
      if (token === ofToken) page[positionAt] = position;
    });
  }
}
