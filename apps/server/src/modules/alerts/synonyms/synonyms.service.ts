import type { Synonyms, SynonymsQuery } from '@sunshine/contracts';
import { Injectable } from '@nestjs/common';
import { SYNONYM_GROUPS } from './synonym-groups.js';

const MAX_OFFERED = 10;

const fold = (word: string): string => word.normalize('NFKC').toLowerCase();

/** 同义词: other words that notices use for the same thing. They are offered; whoever writes the alert decides. */
@Injectable()
export class SynonymsService {
  private readonly groups = new Map<string, string[][]>();

  constructor() {
    for (const group of SYNONYM_GROUPS) for (const word of group) this.groups.set(fold(word), [...(this.groups.get(fold(word)) ?? []), [...group]]);
  }

  /** Those of the word itself, else of its parts, the longest part first; what the word or an offer finds anyway is left out. */
  of({ word }: SynonymsQuery): Synonyms {
    const folded = fold(word);
    const known = this.groups.has(folded) ? [folded] : this.partsOf(folded);
    const synonyms = [...new Set(known.flatMap((part) => (this.groups.get(part) ?? []).flat()))];
    const isFoundBy = (other: string, synonym: string): boolean => fold(synonym).includes(other);
    const others = synonyms.filter((synonym) => !isFoundBy(folded, synonym));
    const offered = others.filter((synonym) => !others.some((other) => other !== synonym && isFoundBy(fold(other), synonym)));
    return { word, synonyms: offered.slice(0, MAX_OFFERED) };
  }

  private partsOf(folded: string): string[] {
    const parts = [...this.groups.keys()].filter((known) => folded.includes(known)).sort((a, b) => b.length - a.length);
    return parts.filter((part, index) => !parts.slice(0, index).some((longer) => longer.includes(part)));
  }
}
