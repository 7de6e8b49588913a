import { Seeded } from '../roster/seeded';
import { IdLists } from './id-lists';

const loaded: Record<string, readonly string[]> = { a: ['1', '2', '3'], b: ['2'], c: [] };
const owners = ['a', 'b', 'c', 'd'];
const ids = ['1', '2', '3', '4', '5'];

function makeLists(): IdLists {
  return new IdLists({
    idsOf: (ownerId) => loaded[ownerId] ?? [],
    ownersOf: (id) => owners.filter((ownerId) => loaded[ownerId]?.includes(id)),
  });
}

it('keeps the positions of a list while ids come and go', () => {
  const lists = makeLists();
  for (const [id, isIn] of [
    ['4', true],
    ['1', false],
    ['4', false],
    ['5', true],
    ['4', true],
  ] as const) {
    lists.set({ ownerId: 'a', id, isIn });
  }
  expect(lists.positionsOf('a')).toEqual(['1', '2', '3', '4', '5']);
  expect(lists.idsOf('a')).toEqual(['2', '3', '4', '5']);
  expect(lists.set({ ownerId: 'a', id: '1', isIn: false })).toBe(false);
});

it.each(Array.from({ length: 30 }, (_, index) => index))(
  'agrees with plain sets after any changes, and after restoring its differences (%i)',
  (n) => {
    const chance = new Seeded(`lists ${n}`);
    const lists = makeLists();
    const plain = new Map(owners.map((ownerId) => [ownerId, new Set(loaded[ownerId])]));
    for (let left = chance.between(0, 40); left > 0; left -= 1) {
      const [ownerId, id] = [chance.pick(owners)!, chance.pick(ids)!];
      const isIn = chance.next() < 0.5;
      const own = plain.get(ownerId)!;
      expect(lists.set({ ownerId, id, isIn })).toBe(own.has(id) !== isIn);
      if (isIn) own.add(id);
      else own.delete(id);
    }
    const restored = makeLists();
    for (const difference of lists.differences()) restored.set(difference);
    for (const one of [lists, restored]) {
      for (const [ownerId, own] of plain) {
        expect([...one.idsOf(ownerId)].sort()).toEqual([...own].sort());
        expect(ids.filter((id) => one.has(ownerId, id))).toEqual([...own].sort());
      }
      for (const id of ids) {
        expect([...one.ownersOf(id)].sort()).toEqual(owners.filter((o) => plain.get(o)!.has(id)));
      }
    }
    const differing = [...plain].filter(
      ([ownerId, own]) => [...own].sort().join() !== (loaded[ownerId] ?? []).join(),
    );
    expect([...lists.reset()].sort()).toEqual(differing.map(([ownerId]) => ownerId));
    expect(lists.differences()).toEqual([]);
  },
);
