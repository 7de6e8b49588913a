import type { TestSandbox } from './start-sandbox';

/** Longer than any spec lasts. */
const forever = 600_000;

/** Calls that have reached the sandbox but get no answer. */
export interface HeldCalls {
  /** Resolves once this many have arrived. */
  reached(count: number): Promise<void>;
  /** Answers them, and any that arrive from now on. */
  release(): Promise<void>;
}

/**
 * @param match as the control API expects it, for example `{ path: '/token$' }`
 * @param options.after how many calls to answer first
 */
export async function holdCalls(
  sandbox: TestSandbox,
  match: object,
  options: { after?: number } = {},
): Promise<HeldCalls> {
  const fault = { match, latency: forever, ...options };
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
