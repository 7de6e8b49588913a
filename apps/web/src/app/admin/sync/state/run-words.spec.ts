import type { SyncRun } from '@app/contracts';
import { decision, runningRun, syncRun } from '../testing/sync-samples';
import { didText, durationText, factsText, failureText, lookOf } from './run-words';

describe('ADM-7: a run in words', () => {
  it.each<[Partial<SyncRun>, string, string]>([
    [{}, 'No changes', '0 updated · 0 removed'],
    [{ updated: 3, deactivated: 1 }, 'Done', '3 updated · 1 deactivated'],
    [
      { updated: 1200, reactivated: 2, removed: 1 },
      'Done',
      '1,200 updated · 2 reactivated · 1 removed',
    ],
    [{ updated: 12, waited: 30_200 }, 'Waited', '12 updated · waited 30 s for Microsoft'],
    [{ waited: 125_000 }, 'Waited', '0 updated · 0 removed · waited 2 min 5 s for Microsoft'],
    [{ waited: 400, updated: 1 }, 'Done', '1 updated'],
    [
      { state: 'failed', errorCode: 'graph_unavailable', updated: 2 },
      'Failed',
      'Microsoft didn’t answer in time. Before that: 2 updated.',
    ],
    [{ state: 'paused' }, 'Stopped', 'Would have removed many accounts.'],
    [{ state: 'paused', id: 'r9' }, 'Stopped', 'Would deactivate 24 of 98 people.'],
  ])('%j is “%s”: %s', (more, word, did) => {
    const run = syncRun(more);
    expect(lookOf(run).word).toBe(word);
    expect(didText(run, decision)).toBe(did);
  });

  it('says what a current run is doing', () => {
    expect(didText(runningRun(), null)).toBe('Looking for changes');
    expect(didText(runningRun({ updated: 4 }), null)).toBe('4 updated');
    const waiting = runningRun({ waitingUntil: '2020-10-12T12:00:30.000Z' });
    expect(didText(waiting, null)).toMatch(/^Waiting for Microsoft until \d.*:00:30/);
  });

  it.each([
    [400, '0.4 s'],
    [31_240, '31.2 s'],
    [59_960, '1 min 0 s'],
    [125_000, '2 min 5 s'],
    [3_780_000, '1 h 3 min'],
    [20, '< 0.1 s'],
    [-5, '< 0.1 s'],
  ])('%d ms is %s', (milliseconds, words) => {
    expect(durationText(milliseconds)).toBe(words);
  });

  it('says what was received, how many are unknown here, and who started it', () => {
    expect(factsText(syncRun({ received: 98, unknown: 27, full: true }))).toBe(
      '98 received · 27 without an account here · covered everyone',
    );
    expect(factsText(runningRun({ full: true }))).toBe('covers everyone');
    expect(factsText(syncRun({ trigger: 'administrator', startedBy: 'Pat Rivera' }))).toBe(
      'started by Pat Rivera',
    );
    expect(factsText(syncRun({ trigger: 'command' }))).toBe('started on the server');
  });

  it('says what went wrong and what comes next, preferring the API’s message', () => {
    const error = "Microsoft 365 isn't responding right now. The next run continues from here.";
    expect(failureText(syncRun({ errorCode: 'graph_unavailable', error }))).toBe(error);
    expect(failureText(syncRun({ errorCode: 'graph_error' }))).toBe(
      'Microsoft refused it. The next run tries again.',
    );
    expect(failureText(syncRun({ errorCode: 'later' }))).toBe(
      'Something went wrong on our side. The next run tries again.',
    );
  });
});
