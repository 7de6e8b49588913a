import { listClassesQuerySchema } from '@app/contracts';
import { Logger } from '@nestjs/common';
import { NotFound, ValidationFailed } from '../../../http';
import { GraphUnavailable } from '../../graph';
import { FakeGraph } from '../../graph/testing';
import { fakeTokens, linkedUser, noFallback } from '../testing';
import { ClassesService } from './classes.service';

const ann = linkedUser();
const query = (text: Record<string, string> = {}) => listClassesQuerySchema.parse(text);
const wire = (id: string, displayName: string, more = {}) => ({ id, displayName, ...more });

describe('ClassesService', () => {
  beforeAll(() => {
    Logger.overrideLogger(false);
  });

  function setup(classes: object[], own: object[] = []) {
    const graph = new FakeGraph();
    graph.lists.set('/education/schools/s/classes', classes);
    graph.lists.set('/education/me/classes', own);
    return { graph, service: new ClassesService(fakeTokens, graph.education(), noFallback) };
  }

  const many = (count: number) =>
    Array.from({ length: count }, (_, n) => wire(`c${n}`, `Class ${n}`));

  describe('the classes of a school (EDU-2)', () => {
    it('come with the user’s own first, then in natural order', async () => {
      const { service } = setup(
        [wire('a', 'Art 10'), wire('b', 'art 9'), wire('y', 'Yoga 2'), wire('z', 'Yoga 10')],
        [wire('z', 'Yoga 10'), wire('y', 'Yoga 2'), wire('other', 'Of another school')],
      );
      const { value, total } = await service.list(ann, 's', query());
      expect(value.map(({ displayName, isMine }) => [displayName, isMine])).toEqual([
        ['Yoga 2', true],
        ['Yoga 10', true],
        ['art 9', false],
        ['Art 10', false],
      ]);
      expect(total).toBe(4);
    });

    it('have a term if anything about it is known', async () => {
      const { service } = setup([
        wire('a', 'A', {
          classCode: 'A1',
          term: { displayName: 'Term 1', startDate: '2026-09-01' },
        }),
        wire('b', 'B', { term: { displayName: null, startDate: null, endDate: null } }),
        wire('c', 'C'),
      ]);
      const { value } = await service.list(ann, 's', query());
      expect(value.map(({ code, term }) => [code, term])).toEqual([
        ['A1', { displayName: 'Term 1', startDate: '2026-09-01', endDate: null }],
        [null, null],
        [null, null],
      ]);
    });

    it('can be limited to the user’s own', async () => {
      const { service } = setup(many(30), [wire('c7', 'Class 7')]);
      const { value, total } = await service.list(ann, 's', query({ mine: 'true' }));
      expect(value.map(({ id }) => id)).toEqual(['c7']);
      expect(total).toBe(1);
    });

    it.each([
      ['josé', ['a']],
      ['JOSE', ['a']],
      ['ph2b', ['b']],
      ['physics b', ['b']],
      ['chemistry', []],
    ])('are found by name or code: %s', async (search, expected) => {
      const { service } = setup([
        wire('a', 'Lessons of José', { classCode: 'L1' }),
        wire('b', 'Physics 2', { classCode: 'PH2B' }),
      ]);
      const { value, total } = await service.list(ann, 's', query({ search }));
      expect(value.map(({ id }) => id)).toEqual(expected);
      expect(total).toBe(expected.length);
    });

    it('are not found for a school outside the tenant', async () => {
      const { service } = setup([]);
      await expect(service.list(ann, 'elsewhere', query())).rejects.toThrow(NotFound);
    });
  });

  describe('paging', () => {
    async function walk(service: ClassesService, text: Record<string, string> = {}) {
      const pages: string[][] = [];
      let cursor: string | null = '';
      while (cursor !== null) {
        const at: Record<string, string> = cursor ? { ...text, cursor } : text;
        const page = await service.list(ann, 's', query(at));
        pages.push(page.value.map(({ id }) => id));
        cursor = page.nextCursor;
      }
      return pages;
    }

    it('shows 12 at a time, and every class once', async () => {
      const { service } = setup(many(30));
      const pages = await walk(service);
      expect(pages.map((page) => page.length)).toEqual([12, 12, 6]);
      expect(new Set(pages.flat()).size).toBe(30);
    });

    it('ends after a last page that is full', async () => {
      const { service } = setup(many(24));
      expect(await walk(service)).toHaveLength(2);
    });

    it('continues after the last class shown, even if others were added', async () => {
      const { service, graph } = setup(many(30));
      const { nextCursor } = await service.list(ann, 's', query({ limit: '2' }));
      graph.lists.set('/education/schools/s/classes', [wire('new', 'A new one'), ...many(30)]);
      graph.clock.advance(600_000);
      const at = query({ limit: '2', cursor: nextCursor ?? '' });
      const { value } = await service.list(ann, 's', at);
      expect(value.map(({ id }) => id)).toEqual(['c2', 'c3']);
    });

    it.each([
      'x',
      'https://evil.example/?$skiptoken=a',
      Buffer.from('-1.c1').toString('base64url'),
      Buffer.from('1./../x').toString('base64url'),
      Buffer.from('{}').toString('base64url'),
      '\u0000',
    ])('rejects the cursor %j (S-15)', async (cursor) => {
      const { service, graph } = setup(many(30));
      await expect(service.list(ann, 's', query({ cursor }))).rejects.toThrow(ValidationFailed);
      expect(graph.requests.join()).not.toContain('evil');
    });
  });

  describe('teachers', () => {
    it('are read by the application, for the page only, and sorted', async () => {
      const { service, graph } = setup(many(200), [wire('c5', 'Class 5')]);
      graph.lists.set('/education/classes/c5/teachers', [wire('t2', 'Zoe'), wire('t1', 'Al')]);
      const { value } = await service.list(ann, 's', query());
      expect(value[0]).toMatchObject({
        id: 'c5',
        teachers: [
          { id: 't1', displayName: 'Al' },
          { id: 't2', displayName: 'Zoe' },
        ],
      });
      expect(graph.requests).toEqual([
        'ann /education/schools/s/classes',
        'ann /education/me/classes',
        'app /$batch',
      ]);
    });

    it('are left out without an error if Graph hides them or is unavailable', async () => {
      const { service, graph } = setup(many(2));
      graph.failures.set('/$batch', new GraphUnavailable(1));
      const { value } = await service.list(ann, 's', query());
      expect(value.map(({ teachers }) => teachers)).toEqual([[], []]);
    });

    it('are requested in one batch per 20 classes', async () => {
      const { service, graph } = setup(many(100));
      await service.list(ann, 's', query({ limit: '45' }));
      expect(graph.requests.filter((request) => request === 'app /$batch')).toHaveLength(3);
    });
  });

  it('makes as many requests for 2 classes as for 200, and none for a repeat within a minute', async () => {
    for (const count of [2, 200]) {
      const { service, graph } = setup(many(count));
      await service.list(ann, 's', query());
      await service.list(ann, 's', query());
      expect(graph.requests).toHaveLength(3);
    }
  });

  describe('the user’s own classes (EDU-8)', () => {
    it('come from all schools, by name', async () => {
      const { service } = setup([], [wire('b', 'B 10'), wire('a', 'B 9')]);
      const { value } = await service.listMine(ann);
      expect(value.map(({ id, isMine }) => [id, isMine])).toEqual([
        ['a', true],
        ['b', true],
      ]);
    });

    it('are empty until the accounts are linked', async () => {
      const { service, graph } = setup([], [wire('a', 'A')]);
      const unlinked = linkedUser({ isLinked: false });
      await expect(service.listMine(unlinked)).resolves.toEqual({ value: [] });
      expect(graph.requests).toEqual([]);
    });
  });
});
