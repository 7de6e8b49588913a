import { Forbidden } from '../../../http';
import { GraphUnavailable } from '../transport/graph-error';
import { FakeCaller, FakeClock } from '../testing';
import { AnswerCache } from './answer-cache';

const path = '/education/schools';
const second = 1_000;

describe('AnswerCache', () => {
  function setup(limits?: { entries: number; bytes: number }) {
    const clock = new FakeClock();
    const hits: (string | undefined)[] = [];
    const cache = new AnswerCache(({ desc }) => void hits.push(desc), clock, limits);
    let loads = 0;
    const load = jest.fn(() => Promise.resolve([++loads]));
    const get = (caller = new FakeCaller(), at = path) => cache.get(caller, at, load);
    return { cache, clock, hits, load, get };
  }

  const settled = () => new Promise((resolve) => setImmediate(resolve));

  it('returns an answer for a minute without asking again, and reports that (DEMO-1)', async () => {
    const { clock, get, load, hits } = setup();
    await get();
    clock.advance(60 * second);
    await expect(get()).resolves.toEqual([1]);
    expect(load).toHaveBeenCalledTimes(1);
    expect(hits).toEqual(['GET /education/schools 200']);
  });

  it('reports each cached answer, and a shared one only once it has arrived (DEMO-1)', async () => {
    const { cache, get, load, hits } = setup();
    const both = [get(), get()];
    expect(hits).toEqual([]);
    await Promise.all(both);
    expect(hits).toEqual(['GET /education/schools 200']);
    await get(undefined, '/b');
    hits.length = 0;
    await cache.getMany(new FakeCaller(), [path, '/b'], () => Promise.resolve(new Map()));
    expect(hits).toEqual(['GET /education/schools 200', 'GET /b 200']);
    load.mockRejectedValueOnce(new GraphUnavailable(1));
    await Promise.allSettled([get(undefined, '/c'), get(undefined, '/c')]);
    expect(hits).toHaveLength(2);
  });

  it('after a minute returns the old answer once more while refreshing it', async () => {
    const { clock, get, load } = setup();
    await get();
    clock.advance(61 * second);
    await expect(Promise.all([get(), get()])).resolves.toEqual([[1], [1]]);
    await settled();
    await expect(get()).resolves.toEqual([2]);
    expect(load).toHaveBeenCalledTimes(2);
  });

  it('returns nothing older than five minutes', async () => {
    const { clock, get } = setup();
    await get();
    clock.advance(301 * second);
    await expect(get()).resolves.toEqual([2]);
  });

  it('never returns one caller’s answer to another, or to the same id in another tenant', async () => {
    const { get } = setup();
    await get(new FakeCaller('anna', 'one'));
    await expect(get(new FakeCaller('ben', 'one'))).resolves.toEqual([2]);
    await expect(get(new FakeCaller('anna', 'two'))).resolves.toEqual([3]);
    await expect(get(new FakeCaller('anna', 'one'))).resolves.toEqual([1]);
  });

  it('asks once for simultaneous callers', async () => {
    const { get, load } = setup();
    await expect(Promise.all([get(), get(), get()])).resolves.toEqual([[1], [1], [1]]);
    expect(load).toHaveBeenCalledTimes(1);
  });

  it('requests missing answers together, and caches nothing for paths without an answer', async () => {
    const { cache } = setup();
    const caller = new FakeCaller('app');
    const load = jest.fn((paths: string[]) =>
      Promise.resolve(new Map(paths.filter((one) => one !== 'c').map((one) => [one, [one]]))),
    );
    await cache.getMany(caller, ['a'], load);
    const found = await cache.getMany(caller, ['a', 'b', 'c'], load);
    expect([...found.keys()]).toEqual(['a', 'b']);
    await cache.getMany(caller, ['a', 'b', 'c'], load);
    expect(load.mock.calls).toEqual([[['a']], [['b', 'c']], [['c']]]);
  });

  it("doesn't cache an error", async () => {
    const { get, load } = setup();
    load.mockRejectedValueOnce(new GraphUnavailable(1));
    await expect(get()).rejects.toThrow(GraphUnavailable);
    await expect(get()).resolves.toEqual([1]);
  });

  it('forgets an answer when a refresh is refused, but keeps it through a failure', async () => {
    const { clock, get, load } = setup();
    await get();
    clock.advance(61 * second);
    load.mockRejectedValueOnce(new GraphUnavailable(1));
    await get();
    await settled();
    load.mockRejectedValueOnce(new Forbidden());
    await expect(get()).resolves.toEqual([1]);
    await settled();
    load.mockRejectedValueOnce(new Forbidden());
    await expect(get()).rejects.toThrow(Forbidden);
  });

  it('drops a tenant’s answers after a write, even those still on their way', async () => {
    const { cache, get, load } = setup();
    await get();
    await get(new FakeCaller('user', 'elsewhere'));
    let answer: (value: number[]) => void = () => undefined;
    load.mockImplementationOnce(() => new Promise((resolve) => (answer = resolve)));
    const early = get(new FakeCaller(), '/education/classes');
    cache.drop('tenant', '/education/');
    answer([99]);
    await expect(early).resolves.toEqual([99]);
    await expect(get(new FakeCaller(), '/education/classes')).resolves.toEqual([3]);
    await expect(get()).resolves.toEqual([4]);
    await expect(get(new FakeCaller('user', 'elsewhere'))).resolves.toEqual([2]);
  });

  it('does not keep an answer that a write dropped while it was being refreshed', async () => {
    const { cache, clock, get, load } = setup();
    await get();
    clock.advance(61 * second);
    let answer: (value: number[]) => void = () => undefined;
    load.mockImplementationOnce(() => new Promise((resolve) => (answer = resolve)));
    await expect(get()).resolves.toEqual([1]);
    cache.drop('tenant');
    answer([99]);
    await settled();
    await expect(get()).resolves.toEqual([2]);
  });

  it('asks afresh although a request is under way, and keeps the newer answer', async () => {
    const { cache, get, load } = setup();
    let answer: (value: number[]) => void = () => undefined;
    load.mockImplementationOnce(() => new Promise((resolve) => (answer = resolve)));
    const early = get();
    const afresh = cache.askMany(new FakeCaller(), [path], () =>
      Promise.resolve(new Map([[path, [7]]])),
    );
    expect([...(await afresh).values()]).toEqual([[7]]);
    await expect(get()).resolves.toEqual([7]);
    answer([99]);
    await expect(early).resolves.toEqual([99]);
    await expect(get()).resolves.toEqual([7]);
  });

  it.each([
    { entries: 2, bytes: 1_000 },
    { entries: 100, bytes: 8 },
  ])('stays within its limits: %o', async (limits) => {
    const { get, load } = setup(limits);
    for (const at of ['/a', '/b', '/c', '/a']) await get(new FakeCaller(), at);
    expect(load).toHaveBeenCalledTimes(4);
  });
});
