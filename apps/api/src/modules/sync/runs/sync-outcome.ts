/**
 * How far a run got: to its end (`done`, `failed`), to a stop (`decision`, `waiting` until the next request is
 * allowed), or nowhere, because another process has it (`busy`), there is nothing to do (`skipped`), or this process
 * can't continue it (`stopped`).
 */
export type SyncOutcome =
  | { state: 'done' | 'failed' | 'decision' | 'busy' | 'skipped' | 'stopped' }
  | { state: 'waiting'; until: Date };

/** From least to most telling about a tenant. */
const order: readonly SyncOutcome['state'][] = [
  'skipped',
  'done',
  'decision',
  'failed',
  'waiting',
  'busy',
  'stopped',
];

/** Outcomes after which a tenant's other resources don't get a turn: Microsoft asked for a pause, or this isn't our run. */
export const endsTurn: ReadonlySet<SyncOutcome['state']> = new Set(['waiting', 'busy', 'stopped']);

/** The outcome of two resources together. */
export const worse = (one: SyncOutcome, other: SyncOutcome): SyncOutcome =>
  order.indexOf(other.state) > order.indexOf(one.state) ? other : one;
