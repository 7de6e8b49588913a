import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { openTestDataSource, type TestDataSource } from '../../../testing';
import { nameWords, searchWords } from '../../../text/fold-text';
import { RosterWordPart } from '../mirror/roster-word-part.entity';
import { RosterWord, type NamedKind } from '../mirror/roster-word.entity';
import { NameIndex } from './name-index.repository';
import { NameSearch } from './name-search.repository';

/** Letters as the oracle knows them: what each is compared as. It shares nothing with the code. */
const letters: Record<string, string> = {
  a: 'a',
  B: 'b',
  é: 'e',
  Þ: 'th',
  ß: 'ss',
  ш: 'ш',
  山: '山',
  太: '太',
  '🎉': '🎉',
};
const gaps = [' ', '-', '%', '_', '"', '\\', ';', '\u0000', ', '];
const fold = (text: string) => [...text].map((letter) => letters[letter] ?? ' ').join('');
const expects = (search: string, name: string) => {
  const words = fold(search).split(' ').filter(Boolean);
  return (
    words.length > 0 &&
    words.every((word) =>
      fold(name)
        .split(' ')
        .some((one) => one.includes(word)),
    )
  );
};

const word = fc.array(fc.constantFrom(...Object.keys(letters)), { minLength: 1, maxLength: 4 });
const name = fc
  .array(
    fc.tuple(
      fc.constantFrom(...gaps),
      word.map((all) => all.join('')),
    ),
    { maxLength: 3 },
  )
  .map((parts) => parts.flat().join(''));

describe('finding names (FIND-1)', () => {
  let test: TestDataSource;
  let index: NameIndex;
  let search: NameSearch;

  beforeAll(async () => {
    test = await openTestDataSource();
    index = new NameIndex(test.dataSource);
    search = new NameSearch(test.dataSource);
  });
  afterAll(() => test.close());

  const write = (tenantId: string, names: readonly string[], kind: NamedKind = 'person') =>
    test.dataSource.transaction((manager) =>
      index.write(
        manager,
        [tenantId, kind],
        names.map((text, seq) => ({ id: String(seq), seq, words: nameWords([text]) })),
      ),
    );
  const find = async (tenantId: string, text: string, kind: NamedKind = 'person') => {
    const words = [...new Set(searchWords(text))];
    if (words.length === 0) return { seqs: [], hasMore: false };
    return search.find({ tenantId, kind, words, limit: 50 });
  };
  const rows = async (tenantId: string) => ({
    words: await test.dataSource.getRepository(RosterWord).countBy({ tenantId }),
    parts: await test.dataSource.getRepository(RosterWordPart).countBy({ tenantId }),
  });

  it('finds exactly the names with all words, before and after they change, and only the tenant’s', async () => {
    const lists = fc.array(name, { minLength: 8, maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(
        lists,
        lists,
        fc.array(name, { minLength: 5, maxLength: 5 }),
        async (before, after, searches) => {
          const [tenantId, other] = [randomUUID(), randomUUID()];
          await write(other, [...before, ...after]);
          for (const names of [before, after]) {
            await write(tenantId, names);
            for (const text of searches) {
              const { seqs, hasMore } = await find(tenantId, text);
              const wanted = names.flatMap((one, seq) => (expects(text, one) ? [seq] : []));
              expect([[...seqs].sort((one, more) => one - more), hasMore]).toEqual([wanted, false]);
            }
          }
          await write(tenantId, names0);
          expect(await rows(tenantId)).toEqual({ words: 0, parts: 0 });
        },
      ),
      { numRuns: 60 },
    );
  });
  const names0 = Array.from({ length: 8 }, () => '');

  it('puts names first whose words start as searched, and keeps its order', async () => {
    const tenantId = randomUUID();
    await write(tenantId, ['Mariana Olan', 'Olan Ana', 'Ana Olan', 'Hannah Anabel', 'Banana']);
    const { seqs } = await find(tenantId, 'ana');
    expect(seqs).toEqual([1, 2, 3, 4, 0]);
    expect((await find(tenantId, 'ol an')).seqs).toEqual([1, 2, 0]);
    expect(await find(tenantId, 'ana', 'class')).toEqual({ seqs: [], hasMore: false });
  });

  it('writes nothing for names that stayed the same', async () => {
    const tenantId = randomUUID();
    expect(await write(tenantId, ['Ann Other', 'Pat Rivera'])).toBe(2);
    expect(await write(tenantId, ['Ann Other', 'Pat Rivers'])).toBe(1);
    expect(await write(tenantId, ['Ann Other', 'Pat Rivers'])).toBe(0);
  });

  it('says that there is more than it shows', async () => {
    const tenantId = randomUUID();
    await write(
      tenantId,
      Array.from({ length: 60 }, (_, nth) => `Ann Other${nth}`),
    );
    const { seqs, hasMore } = await find(tenantId, 'other ann');
    expect([seqs.length, hasMore]).toEqual([50, true]);
    expect((await find(tenantId, 'other59')).seqs).toEqual([59]);
  });

  it('survives words of any length', async () => {
    const tenantId = randomUUID();
    const long = 'ab'.repeat(400);
    await write(tenantId, [long, Array.from({ length: 300 }, (_, nth) => `w${nth}`).join(' ')]);
    expect((await find(tenantId, long)).seqs).toEqual([0]);
    expect((await find(tenantId, 'w1 w2 w9')).seqs).toEqual([1]);
  });
});
