import type { SyncResourceState } from '@app/contracts';
import { runningRun, syncRun, syncStatus } from '../testing/sync-samples';
import { currentRun, failedRun, isMixed } from './current-run';

const classes = (failed: boolean): SyncResourceState => ({
  resource: 'classes',
  phase: 'idle',
  failed,
  waitingUntil: null,
  lastFinished: null,
  lastFull: null,
});

describe('runs of several resources (ADM-7)', () => {
  it('are worked on in order: the first open one is under way', () => {
    const runs = [
      runningRun({ id: 'c', resource: 'enrollments' }),
      runningRun({ id: 'b', resource: 'people' }),
      syncRun({ id: 'a' }),
    ];
    expect(currentRun(syncStatus({ running: true, runs }))?.id).toBe('b');
    expect(currentRun(syncStatus({ runs: [syncRun({ id: 'z' }), syncRun()] }))?.id).toBe('z');
    expect(currentRun(syncStatus({ runs: [] }))).toBeUndefined();
  });

  it('have failed if their resource says so, since later runs without changes are not listed', () => {
    const runs = [syncRun(), syncRun({ id: 'f', resource: 'classes', state: 'failed' })];
    expect(failedRun(syncStatus({ runs, resources: [classes(true)] }))?.id).toBe('f');
    expect(failedRun(syncStatus({ runs, resources: [classes(false)] }))).toBeUndefined();
    const accounts = [syncRun({ id: 'f', state: 'failed' }), syncRun()];
    expect(failedRun(syncStatus({ runs: accounts }))?.id).toBe('f');
    expect(failedRun(syncStatus({ runs: accounts.reverse() }))).toBeUndefined();
  });

  it('say what they are about, also when the roster copy is off by now', () => {
    expect(isMixed(syncStatus())).toBe(false);
    expect(isMixed(syncStatus({ runs: [syncRun({ resource: 'people' })] }))).toBe(true);
  });
});
