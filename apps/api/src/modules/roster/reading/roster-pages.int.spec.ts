import fc from 'fast-check';
import { openTestDataSource, type TestDataSource } from '../../../testing';
import type { RosterKind } from './roster-lists';
import { WrittenRoster } from './testing/written-roster';

interface Known {
  grade: string;
  isRemoved: boolean;
  /** The number of its last change. */
  changed: number;
}

const change = fc.oneof(
  { weight: 2, arbitrary: fc.record({ add: fc.integer({ min: 1, max: 4 }) }) },
  { weight: 3, arbitrary: fc.record({ rename: fc.nat(50), also: fc.nat(50) }) },
  { weight: 2, arbitrary: fc.record({ remove: fc.nat(50) }) },
  { weight: 1, arbitrary: fc.record({ restore: fc.nat(50) }) },
);

const reading = fc.record({
  kind: fc.constantFrom<RosterKind>('schools', 'classes', 'people', 'enrollments'),
  before: fc.array(change, { maxLength: 6 }),
  between: fc.array(fc.array(change, { maxLength: 3 }), { maxLength: 8 }),
  limit: fc.integer({ min: 1, max: 5 }),
  withRemoved: fc.boolean(),
});

/** The column that a test changes, which each kind has another one of. */
const column = { schools: 'lowestGrade', classes: 'grade', people: 'grade', enrollments: 'role' };

/** What was written, remembered beside the database. */
class Notebook {
  readonly rows = new Map<string, Known>();
  changes = 0;

  constructor(
    private readonly written: WrittenRoster,
    readonly kind: RosterKind,
  ) {}

  async apply(step: Record<string, number>): Promise<void> {
    const { rows } = this;
    const all = [...rows.keys()];
    const nth = (name: string) => all[(step[name] ?? 0) % Math.max(1, all.length)];
    if (step['add'] !== undefined) {
      const from = rows.size;
      const ids = Array.from({ length: step['add'] }, (_, at) => idOf(from + at));
      return this.write(ids, { isRemoved: false });
    }
    if (all.length === 0) return;
    if (step['remove'] !== undefined) return this.write([nth('remove')!], { isRemoved: true });
    if (step['restore'] !== undefined) return this.write([nth('restore')!], { isRemoved: false });
    const ids = [...new Set([nth('rename')!, nth('also')!])];
    const active = ids.filter((id) => !rows.get(id)?.isRemoved);
    if (active.length > 0) await this.write(active, { isRemoved: false });
  }

  private async write(ids: string[], { isRemoved }: { isRemoved: boolean }): Promise<void> {
    this.changes += 1;
    const grade = `v${this.changes}`;
    const values = ids.map((id) => ({ id, [column[this.kind]]: grade }));
    await this.written.write(this.kind, values, isRemoved);
    for (const id of ids) this.rows.set(id, { grade, isRemoved, changed: this.changes });
  }
}

/** Scattered, so that the order of ids is none of the orders of writing. */
const idOf = (nth: number) =>
  `${((nth * 7919) % 9973).toString(16).padStart(8, '0')}-0000-4000-8000-${String(nth).padStart(12, '0')}`;

describe('reading a roster page by page while it changes (MIRROR-1)', () => {
  let test: TestDataSource;

  beforeAll(async () => {
    test = await openTestDataSource();
  });
  afterAll(() => test.close());

  const written = async (kind: RosterKind, before: Record<string, number>[]) => {
    const roster = await WrittenRoster.start(test.dataSource);
    const notes = new Notebook(roster, kind);
    for (const step of [{ add: 7 }, ...before]) await notes.apply(step);
    return { roster, notes };
  };

  it('neither skips nor repeats a row that stays', async () => {
    await fc.assert(
      fc.asyncProperty(reading, async ({ kind, before, between, limit, withRemoved }) => {
        const { roster, notes } = await written(kind, before);
        const belongs = ({ isRemoved }: Known) => withRemoved || !isRemoved;
        const stays = new Set([...notes.rows].filter(([, row]) => belongs(row)).map(([id]) => id));
        const seen: string[] = [];
        let cursor: string | undefined;
        const steps = [...between];
        do {
          const open = await roster.open();
          const page = await open.page(kind, { withRemoved }, { limit, cursor });
          seen.push(...page.rows.map(({ id }) => id));
          cursor = page.nextCursor ?? undefined;
          for (const step of steps.shift() ?? []) await notes.apply(step);
          for (const id of stays) if (!belongs(notes.rows.get(id)!)) stays.delete(id);
        } while (cursor !== undefined);
        expect(seen).toHaveLength(new Set(seen).size);
        expect(seen).toEqual(expect.arrayContaining([...stays]));
        const end = await roster.open();
        const now = [...notes.rows.values()].filter(belongs).length;
        expect(await end.count(kind, { withRemoved })).toBe(now);
        const streamed: string[] = [];
        for await (const rows of end.stream(kind, { withRemoved }))
          streamed.push(...rows.map(({ id }) => id));
        expect(streamed.sort()).toEqual(
          [...notes.rows].flatMap(([id, row]) => (belongs(row) ? [id] : [])).sort(),
        );
      }),
      { numRuns: 25 },
    );
  });

  it('leads through exactly what changed since a time, that time included', async () => {
    await fc.assert(
      fc.asyncProperty(reading, async ({ kind, before, between, limit }) => {
        const { roster, notes } = await written(kind, before);
        const first = notes.changes;
        const changedSince = (await roster.open()).changedAt;
        const seen = new Map<string, string>();
        let cursor: string | undefined;
        const steps = [...between];
        do {
          for (const step of steps.shift() ?? []) await notes.apply(step);
          const open = await roster.open();
          const query = { changedSince, withRemoved: true };
          const page = await open.page(kind, query, { limit, cursor });
          for (const row of page.rows)
            seen.set(row.id, String((row as unknown as Record<string, unknown>)[column[kind]]));
          cursor = page.nextCursor ?? undefined;
        } while (cursor !== undefined || steps.length > 0);
        const changed = [...notes.rows].filter(([, row]) => row.changed >= first);
        expect(Object.fromEntries(seen)).toEqual(
          Object.fromEntries(changed.map(([id, { grade }]) => [id, grade])),
        );
      }),
      { numRuns: 25 },
    );
  });
});
