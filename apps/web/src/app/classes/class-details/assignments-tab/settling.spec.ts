import { lookDelays, settle } from './settling';

function setup(answers: (string | Error)[]) {
  const waits: number[] = [];
  const stop = new AbortController();
  const wait = (ms: number) => {
    waits.push(ms);
    return Promise.resolve();
  };
  const read = () => {
    const next = answers.shift() ?? 'published';
    return next instanceof Error ? Promise.reject(next) : Promise.resolve(next);
  };
  const settled = () =>
    settle({ read, wait, signal: stop.signal, isSettled: (status) => status !== 'published' });
  return { waits, stop, settled };
}

describe('settle', () => {
  it('ASG-7: looks less and less often until it has settled', async () => {
    const { settled, waits } = setup(['published', 'published', 'assigned']);
    expect(await settled()).toBe('assigned');
    expect(waits).toEqual(lookDelays.slice(0, 3));
    expect(lookDelays).toEqual(lookDelays.toSorted((a, b) => a - b));
  });

  it('ASG-7: sees when it was turned back', async () => {
    expect(await setup(['published', 'draft']).settled()).toBe('draft');
  });

  it('ASG-7: goes on after a look that failed', async () => {
    const { settled, waits } = setup([new Error('503'), 'assigned']);
    expect(await settled()).toBe('assigned');
    expect(waits).toHaveLength(2);
  });

  it('ASG-7: gives up in the end', async () => {
    const { settled, waits } = setup([]);
    expect(await settled()).toBeUndefined();
    expect(waits).toEqual(lookDelays);
  });

  it('ASG-7: stops when nobody waits any more', async () => {
    const { settled, waits, stop } = setup([]);
    stop.abort();
    expect(await settled()).toBeUndefined();
    expect(waits).toHaveLength(1);
  });
});
