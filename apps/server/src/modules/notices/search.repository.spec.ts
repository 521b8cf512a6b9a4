import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { openTestDatabase, type TestDatabase } from '../../../test/support/database.js';
import { NoticeTextEntity, NoticeTextFoldedEntity } from './notice-text.entity.js';
import { NoticeVersionEntity } from './notice-version.entity.js';
import { NoticesRepository } from './notices.repository.js';
import { excerptOf, foldText, needle } from './search-text.js';
import { NoticeDeadlineEntity } from './notice-deadline.entity.js';
import { NoticeEntity } from './notice.entity.js';
import { SearchRepository } from './search.repository.js';

const unit = fc.constantFrom('道', '路', '硬', '化', '𠮷', '😀', 'a', 'A', 'Ａ', '1', '%', '_', '\\', "'", '"', ' ', '\n', '：', ':');
const text = fc.string({ unit, maxLength: 30 });

const versionOf = (noticeId: string, number: number, title: string): NoticeVersionEntity => ({
  ...{ id: `${noticeId}-${number}`, noticeId, number, projectId: 'P1', title, type: 'tender', category: 'engineering', regionCode: null, regionName: '' },
  ...{ ownerId: null, agencyId: null, amountFen: null, winners: [], keyDates: {}, greenChannel: false, greenChannelBasis: null, sectionIds: [] },
  ...{ attachments: [], bodyHtml: '', body: '', reason: null, authorId: null, authorName: null, reviewerId: null, originalKey: null, publishedAt: new Date(0) },
});

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase([NoticeEntity, NoticeVersionEntity, NoticeDeadlineEntity, NoticeTextEntity, NoticeTextFoldedEntity]);
});
afterAll(() => database.close());

describe('search', () => {
  it('equals a naive includes over title and body, literally and folded, on both databases', async () => {
    const [texts] = fc.sample(fc.array(fc.tuple(text, text), { minLength: 60, maxLength: 60 }), { numRuns: 1, seed: 5 });
    const notices = new NoticesRepository(database.dataSource);
    const all = (texts ?? []).map(([title, body], index) => ({ id: `N${index}`, title, body }));
    await database.unitOfWork.run(async (tx) => {
      for (const { id, title, body } of all) await notices.putText(tx, id, title, body, true);
    });
    const search = new SearchRepository(database.dataSource);
    for (const words of fc.sample(fc.string({ unit, minLength: 1, maxLength: 4 }), { numRuns: 300, seed: 6 })) {
      const literal = needle(words, 'literal');
      const wanted = all.filter(({ title, body }) => title.includes(words) || body.includes(words)).map(({ id }) => id);
      expect(new Set(literal ? await search.scan('literal', literal) : [])).toEqual(new Set(wanted));
      const folded = needle(words, 'folded');
      const fold = foldText(words).trim();
      const tolerant = fold === '' ? [] : all.filter(({ title, body }) => foldText(title).includes(fold) || foldText(body).includes(fold)).map(({ id }) => id);
      expect(new Set(folded ? await search.scan('folded', folded) : [])).toEqual(new Set(tolerant));
    }
    search.onModuleDestroy();
  });

  it('finds what was published, corrected or withdrawn since it looked last, and nothing that was rolled back', async () => {
    const notices = new NoticesRepository(database.dataSource);
    const search = new SearchRepository(database.dataSource);
    const found = async (words: string): Promise<string[]> => (await search.scan('literal', Buffer.from(words))).sort();
    const publish = (id: string, number: number, title: string, fail = false) =>
      database.unitOfWork.run(async (tx) => {
        await notices.insertVersion(tx, versionOf(id, number, title));
        await notices.putText(tx, id, title, '', number === 1);
        if (fail) throw new Error('rolled back');
      });
    expect(await found('桥梁')).toEqual([]);
    await publish('S1', 1, '桥梁甲');
    await expect(publish('S2', 1, '桥梁乙', true)).rejects.toThrow('rolled back');
    expect(await found('桥梁')).toEqual(['S1']);
    await publish('S2', 1, '桥梁丙');
    expect(await found('桥梁')).toEqual(['S1', 'S2']);
    await publish('S2', 2, '隧道丙');
    expect(await found('桥梁')).toEqual(['S1']);
    expect(await found('隧道')).toEqual(['S2']);
    await database.unitOfWork.run((tx) => notices.removeText(tx, 'S1'));
    expect(await found('桥梁')).toEqual([]);
    search.onModuleDestroy();
  });

  it('never reaches from the title into the body', () => {
    expect(needle('甲\u0001乙', 'literal')).toBeUndefined();
  });
});

describe('excerptOf', () => {
  it('holds the hit, at most 60 characters, and no half characters', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('甲', '😀', 'b', ' ') }), fc.string({ unit: fc.constantFrom('甲', '😀', 'b', ' '), maxLength: 200 }), (before, after) => {
        const excerpt = excerptOf('标题', `${before}命中${after}`, '命中', 'literal') ?? '';
        expect(excerpt).toContain('命中');
        expect(excerpt.length).toBeLessThanOrEqual(60);
        expect(excerpt).not.toMatch(/\p{Surrogate}/u);
      }),
      { seed: 7 },
    );
  });

  it('is absent when the title already shows the word', () => {
    expect(excerptOf('道路', '道路', '路', 'literal')).toBeNull();
  });
});
