import { LRUCache } from 'lru-cache';
import { afterTry, noTries, withoutTry, type Lane, type TryState } from './pace';
import type { Moment, TryCounts } from './try-counts';

/** Bounded whatever is tried: pushing out the oldest count takes more tries than it wins. */
const max = 200_000;

/** Counts kept in this process. */
export class MemoryTryCounts implements TryCounts {
  private readonly states = new LRUCache<string, TryState>({ max });

  take(lanes: readonly Lane[], { now, chance }: Moment): Promise<number> {
    const waits = lanes.map(({ key }) => this.stateOf(key).next - now);
    const wait = Math.max(...waits);
    const stopping = waits.indexOf(wait);
    if (wait > 0) return Promise.resolve(this.refuse(lanes, stopping, { now, chance }));
    for (const { key, pace } of lanes) this.states.set(key, afterTry(this.stateOf(key), pace, now));
    return Promise.resolve(0);
  }

  giveBack(lanes: readonly Lane[], now: number): Promise<void> {
    for (const { key, pace } of lanes)
      this.states.set(key, withoutTry(this.stateOf(key), pace, now));
    return Promise.resolve();
  }

  private refuse([own, ...others]: readonly Lane[], stopping: number, moment: Moment): number {
    const { now, chance } = moment;
    const other = others[stopping - 1];
    if (!own || !other) return this.stateOf(own?.key ?? '').next - now;
    const state = this.stateOf(own.key);
    const next = Math.ceil(this.stateOf(other.key).next + chance * other.pace.longestMs);
    this.states.set(own.key, { ...state, next });
    return next - now;
  }

  private stateOf(key: string): TryState {
    return this.states.get(key) ?? noTries;
  }
}
