import { grown } from './grown.js';

const SHARDS = 256;
/** Beyond it the keys of two edges could coincide. */
const MOST_NODES = 2 ** 24;

/**
 * Words as paths of UTF-16 code units from node 0; where a word ends, its node stands for it. Finding all words in a text costs a few
 * look-ups a character, whatever the number of words. An edge (node, unit) → node lies in one of 256 small Maps, so that none is ever
 * large enough for its growth to be felt.
 */
export class WordTrie {
  /** The edges from node 0, by unit: every character of a text asks for one. */
  private readonly firsts = new Int32Array(2 ** 16);
  /** All others. */
  private readonly edges = Array.from({ length: SHARDS }, () => new Map<number, number>());
  /** How many inserted words pass through or end at the node. */
  private uses = new Int32Array(1024);
  /** What the word that ends at the node stands for; 0 when none ends there. */
  private meanings = new Int32Array(1024);
  private readonly free: number[] = [];
  private nodes = 1;

  /** The meaning of the word, 0 when it has none. */
  get(word: string): number {
    return this.meanings[this.walk(word)]!;
  }

  /** Gives a word, not empty, its first or another meaning. @param meaning above 0 */
  set(word: string, meaning: number): void {
    const isNew = this.get(word) === 0;
    let node = 0;
    for (let at = 0; at < word.length; at += 1) {
      node = this.step(node, word.charCodeAt(at)) || this.grow(node, word.charCodeAt(at));
      if (isNew) this.uses[node]! += 1;
    }
    this.meanings[node] = meaning;
  }

  /** Takes a word out that has a meaning, and the nodes that no other word needs. */
  delete(word: string): void {
    this.meanings[this.walk(word)] = 0;
    let node = 0;
    for (let at = 0; at < word.length; at += 1) {
      const unit = word.charCodeAt(at);
      const next = this.step(node, unit);
      this.uses[next]! -= 1;
      if (this.uses[next] === 0) {
        this.link(node, unit, 0);
        this.free.push(next);
      }
      node = next;
    }
  }

  /** Calls back with the meaning of each occurrence of each word in the text; a word found twice is reported twice. */
  scan(text: string, visit: (meaning: number) => void): void {
    for (let start = 0; start < text.length; start += 1) {
      let node = 0;
      for (let at = start; at < text.length; at += 1) {
        node = this.step(node, text.charCodeAt(at));
        if (node === 0) break;
        const meaning = this.meanings[node]!;
        if (meaning !== 0) visit(meaning);
      }
    }
  }

  /** The node at the end of the path, 0 (which has no meaning) when there is none. */
  private walk(word: string): number {
    let node = 0;
    for (let at = 0; at < word.length; at += 1) {
      node = this.step(node, word.charCodeAt(at));
      if (node === 0) break;
    }
    return node;
  }

  /** The node at the other end of an edge, 0 when there is none. */
  private step(node: number, unit: number): number {
    return node === 0 ? this.firsts[unit]! : (this.shard(node).get(edgeKey(node, unit)) ?? 0);
  }

  /** Makes an edge, or with 0 removes it. */
  private link(node: number, unit: number, next: number): void {
    if (node === 0) this.firsts[unit] = next;
    else if (next === 0) this.shard(node).delete(edgeKey(node, unit));
    else this.shard(node).set(edgeKey(node, unit), next);
  }

  private grow(node: number, unit: number): number {
    const next = this.free.pop() ?? this.nodes++;
    if (next >= MOST_NODES) throw new RangeError('The words of all alerts need more than 16 million nodes');
    this.uses = grown(this.uses, next);
    this.meanings = grown(this.meanings, next);
    this.link(node, unit, next);
    return next;
  }

  private shard(node: number): Map<number, number> {
    return this.edges[node & (SHARDS - 1)]!;
  }
}

function edgeKey(node: number, unit: number): number {
  return ((node >>> 8) << 16) | unit;
}
