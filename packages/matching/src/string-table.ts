const SHARD_BITS = 10;
const SHARDS = 1 << SHARD_BITS;
const SMALLEST = 8;

/**
 * Finds numbers by strings that somebody else keeps: 4 to 11 bytes an entry, where a Map takes 50. Hashing with linear probing, cut into
 * 1,024 tables, so that the growth of one is not felt: it moves a thousandth of all entries.
 */
export class StringTable {
  /** Each entry is the number plus one; 0 is an empty place. */
  private readonly shards = Array.from({ length: SHARDS }, () => new Int32Array(SMALLEST));
  private readonly counts = new Int32Array(SHARDS);

  /** @param textOf the string of a number in the table; it must not change while the number is in it */
  constructor(private readonly textOf: (value: number) => string) {}

  get(text: string): number | undefined {
    const hash = hashOf(text);
    const shard = this.shards[shardOf(hash)]!;
    const place = this.placeOf(shard, hash, text);
    return shard[place] === 0 ? undefined : shard[place]! - 1;
  }

  /** Adds a number, 0 or more, whose string is not in the table yet. */
  add(value: number): void {
    const text = this.textOf(value);
    const hash = hashOf(text);
    const number = shardOf(hash);
    this.counts[number]! += 1;
    if (this.counts[number]! > this.shards[number]!.length * 0.75) this.grow(number);
    const shard = this.shards[number]!;
    shard[this.placeOf(shard, hash, text)] = value + 1;
  }

  /** Takes out the number of a string that is in the table. */
  delete(text: string): void {
    const hash = hashOf(text);
    const shard = this.shards[shardOf(hash)]!;
    this.counts[shardOf(hash)]! -= 1;
    const freed = this.placeOf(shard, hash, text);
    shard[freed] = 0;
    // A search ends at the first empty place: what follows without a gap may belong before it and is put in anew.
    for (let at = next(shard, freed); shard[at] !== 0; at = next(shard, at)) {
      const entry = shard[at]!;
      shard[at] = 0;
      this.place(shard, entry);
    }
  }

  /** Where the string is, or the empty place where it belongs. */
  private placeOf(shard: Int32Array, hash: number, text: string): number {
    let at = (hash >>> SHARD_BITS) & (shard.length - 1);
    while (shard[at] !== 0 && this.textOf(shard[at]! - 1) !== text) at = next(shard, at);
    return at;
  }

  private place(shard: Int32Array, entry: number): void {
    const text = this.textOf(entry - 1);
    shard[this.placeOf(shard, hashOf(text), text)] = entry;
  }

  private grow(number: number): void {
    const old = this.shards[number]!;
    const larger = new Int32Array(old.length * 2);
    for (const entry of old) if (entry !== 0) this.place(larger, entry);
    this.shards[number] = larger;
  }
}

function next(shard: Int32Array, at: number): number {
  return (at + 1) & (shard.length - 1);
}

function shardOf(hash: number): number {
  return hash & (SHARDS - 1);
}

/** FNV-1a over the code units, with the high bits mixed into the low ones. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return (hash ^ (hash >>> 13)) >>> 0;
}
