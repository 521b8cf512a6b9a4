import { describe, expect, it } from '@jest/globals';
import type { DiscoveryService } from '@nestjs/core';
import type { ContentKind } from '@sunshine/contracts';
import { WordsHolder } from './words-holder.js';
import { WordsHolders } from './words-holders.js';

class Holder extends WordsHolder {
  constructor(readonly kind: ContentKind) {
    super();
  }
  words(): Promise<Map<string, string>> {
    return Promise.resolve(new Map());
  }
  settle(): Promise<void> {
    return Promise.resolve();
  }
}

function found(...instances: unknown[]): WordsHolders {
  const holders = new WordsHolders({ getProviders: () => instances.map((instance) => ({ instance })) } as unknown as DiscoveryService);
  holders.onModuleInit();
  return holders;
}

describe('the holders of people’s words', () => {
  it('are found by their kind among everything else, one that several modules list once', () => {
    const [cases, ratings] = [new Holder('case'), new Holder('rating')];
    const holders = found(cases, {}, undefined, ratings, cases);
    expect([holders.of('case') === cases, holders.of('rating') === ratings]).toEqual([true, true]);
  });

  it('refuse to boot when two hold one kind', () => {
    expect(() => found(new Holder('case'), new Holder('case'))).toThrow('two holders of the words of case');
  });

  it('say which kind nobody holds', () => {
    expect(() => found(new Holder('case')).of('rating')).toThrow('rating');
  });
});
