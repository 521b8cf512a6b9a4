import { type Arena, offsetOf } from './arena.js';
import { grown } from './grown.js';

/** How many integers a posting takes: the address of an alert's record and its two guards. */
export const POSTING = 3;

/**
 * By token, the alerts that it wakes: a list in one place of the arena, to be read in order. The guards are further tokens that the
 * alert needs, so that most alerts that do not match are passed over without a look at their record.
 */
export class PostingLists {
  private places = new Int32Array(1024);
  /** In integers; 0 while the token has no list. */
  private capacities = new Int32Array(1024);
  private lengths = new Int32Array(1024);

  constructor(private readonly arena: Arena) {}

  /** Where the list is: from `start` to `end` of a page. It holds until the next change. */
  listOf(token: number): { page: Int32Array; start: number; end: number } | undefined {
    if (token >= this.lengths.length || this.lengths[token] === 0) return undefined;
    const place = this.places[token]!;
    const start = offsetOf(place);
    return { page: this.arena.pageOf(place), start, end: start + this.lengths[token]! };
  }

  /** Appends to the list of the token and returns the position in it. */
  push(token: number, address: number, guards: readonly [number, number]): number {
    this.reserve(token);
    const position = this.lengths[token]!;
    this.arena.pageOf(this.places[token]!).set([address, ...guards], offsetOf(this.places[token]!) + position);
    this.lengths[token]! += POSTING;
    return position;
  }

  /** Puts the last posting in the place of this one and returns the address that has moved; undefined when it was the last itself. */
  removeAt(token: number, position: number): number | undefined {
    this.lengths[token]! -= POSTING;
    const last = this.lengths[token]!;
    const page = this.arena.pageOf(this.places[token]!);
    const start = offsetOf(this.places[token]!);
    page.copyWithin(start + position, start + last, start + last + POSTING);
    const moved = position === last ? undefined : page[start + position]!;
    if (last <= this.capacities[token]! / 4) this.resize(token, last === 0 ? 0 : this.capacities[token]! / 2);
    return moved;
  }

  private reserve(token: number): void {
    this.places = grown(this.places, token);
    this.capacities = grown(this.capacities, token);
    this.lengths = grown(this.lengths, token);
    const capacity = this.capacities[token]!;
    if (this.lengths[token] === capacity) this.resize(token, capacity === 0 ? POSTING : capacity * 2);
  }

  private resize(token: number, capacity: number): void {
    const [oldPlace, oldCapacity, list] = [this.places[token]!, this.capacities[token]!, this.listOf(token)];
    if (capacity > 0) {
      const place = this.arena.allocate(capacity);
      if (list !== undefined) this.arena.pageOf(place).set(list.page.subarray(list.start, list.end), offsetOf(place));
      this.places[token] = place;
    }
    if (oldCapacity > 0) this.arena.release(oldPlace, oldCapacity);
    this.capacities[token] = capacity;
  }
}
