/**
 * How fast tries may follow each other: some for free, then each after a wait that doubles up to a maximum. One try is
 * forgotten per longest wait, so anyone who keeps to that pace is never stopped.
 */
export interface Pace {
  free: number;
  firstMs: number;
  longestMs: number;
}

/** One count of tries and the pace it must keep. */
export interface Lane {
  key: string;
  pace: Pace;
}

/** Times are milliseconds since the epoch. */
export interface TryState {
  /** How many tries were remembered at `at`. */
  level: number;
  at: number;
  /** When the next one may come. */
  next: number;
}

export const noTries: TryState = { level: 0, at: 0, next: 0 };

const levelAt = ({ level, at }: TryState, { longestMs }: Pace, now: number): number =>
  Math.max(0, level - (now - at) / longestMs);

export function afterTry(state: TryState, pace: Pace, now: number): TryState {
  const level = levelAt(state, pace, now) + 1;
  const over = Math.ceil(level) - pace.free;
  const wait = over < 0 ? 0 : Math.min(pace.longestMs, pace.firstMs * 2 ** over);
  return { level, at: now, next: now + wait };
}

/** As if the last try had never happened. */
export function withoutTry(state: TryState, pace: Pace, now: number): TryState {
  return { level: Math.max(0, levelAt(state, pace, now) - 1), at: now, next: now };
}

/** When a state stops mattering. */
export const endOf = ({ level, at, next }: TryState, { longestMs }: Pace): number =>
  Math.max(next, at + level * longestMs);
