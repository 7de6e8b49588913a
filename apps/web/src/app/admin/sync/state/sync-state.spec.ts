import type { SyncStatus } from '@app/contracts';
import { decision, runningRun, syncRun, syncStatus } from '../testing/sync-samples';
import { stateLooks, stateOf } from './sync-state';

const now = Date.parse('2020-10-12T12:05:00.000Z');
const at = (seconds: number) => new Date(now + seconds * 1000).toISOString();

describe('ADM-7: the sync status', () => {
  it.each<[Partial<SyncStatus>, string]>([
    [{ nextRun: at(180) }, 'On time'],
    [{ nextRun: at(-60) }, 'On time'],
    [{ nextRun: at(-121) }, 'Late'],
    [{ runs: [syncRun({ state: 'failed' }), syncRun()] }, 'Late'],
    [{ runs: [] }, 'Not run yet'],
    [{ running: true, runs: [runningRun()] }, 'Running'],
    [{ running: true, paused: true, runs: [runningRun()] }, 'Running'],
    [{ paused: true }, 'Paused'],
    [{ scheduled: false, paused: true }, 'Off'],
    [{ decision, paused: true }, 'Needs you'],
  ])('%j is “%s”', (more, word) => {
    expect(stateLooks[stateOf(syncStatus(more), true, now)].word).toBe(word);
  });

  it('is always off without consent', () => {
    expect(stateOf(syncStatus({ nextRun: at(180) }), false, now)).toBe('consent');
  });
});
