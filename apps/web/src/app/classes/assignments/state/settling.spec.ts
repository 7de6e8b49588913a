import { pollDelays, settle } from './settling';

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
  it('ASG-7: polls less and less often until it settles', async () => {
    const { settled, waits } = setup(['published', 'published', 'assigned']);
    expect(await settled()).toBe('assigned');
    expect(waits).toEqual(pollDelays.slice(0, 3));
    expect(pollDelays).toEqual(pollDelays.toSorted((a, b) => a - b));
  });

  it('ASG-7: notices a reverted assignment', async () => {
    expect(await setup(['published', 'draft']).settled()).toBe('draft');
  });

  it('ASG-7: continues after a failed poll', async () => {
    const { settled, waits } = setup([new Error('503'), 'assigned']);
    expect(await settled()).toBe('assigned');
    expect(waits).toHaveLength(2);
  });

  it('ASG-7: eventually gives up', async () => {
    const { settled, waits } = setup([]);
    expect(await settled()).toBeUndefined();
    expect(waits).toEqual(pollDelays);
  });

  it('ASG-7: stops when aborted', async () => {
    const { settled, waits, stop } = setup([]);
    stop.abort();
    expect(await settled()).toBeUndefined();
    expect(waits).toHaveLength(1);
  });
});
