import type { TestSandbox } from './start-sandbox';

/** Longer than any spec lasts. */
const forever = 600_000;

/** Calls that have reached the sandbox and get no answer. */
export interface HeldCalls {
  /** Until so many have come. */
  reached(count: number): Promise<void>;
  /** They are answered, and what comes from now on too. */
  release(): Promise<void>;
}

/** @param match as the control API takes it, `{ path: '/token$' }` */
export async function holdCalls(sandbox: TestSandbox, match: object): Promise<HeldCalls> {
  const fault = { match, latency: forever };
  const { id } = await sandbox.control<{ id: string }>('POST', '/faults', fault);
  const countStruck = async () => {
    const { value } = await sandbox.control<{ value: { id: string; struck: number }[] }>(
      'GET',
      '/faults',
    );
    return value.find((one) => one.id === id)?.struck ?? 0;
  };
  return {
    reached: async (count) => {
      while ((await countStruck()) < count);
    },
    release: () => sandbox.control('DELETE', '/faults'),
  };
}
