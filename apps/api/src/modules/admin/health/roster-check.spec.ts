import type { MirrorStatus, SyncDecision, SyncStatus } from '@app/contracts';
import { checkRoster } from './roster-check';

const now = new Date('2026-03-01T08:00:00Z');
const interval = 5 * 60_000;
const minutesAgo = (count: number) => new Date(now.getTime() - count * 60_000).toISOString();

const mirror: MirrorStatus = {
  enabled: true,
  state: 'ready',
  startedAt: minutesAgo(600),
  startedBy: 'Pat Rivera',
  filledAt: minutesAgo(590),
  asOf: minutesAgo(3),
  counts: null,
};
const decision: SyncDecision = {
  runId: 'r1',
  resource: 'classes',
  deactivate: 0,
  remove: 24,
  known: 98,
  emptied: 0,
};

const check = (more: Partial<MirrorStatus>, changes: Partial<SyncStatus> = {}) =>
  checkRoster(
    {
      running: false,
      nextRun: null,
      scheduled: true,
      paused: false,
      decision: null,
      mirror: { ...mirror, ...more },
      resources: [],
      runs: [],
      ...changes,
    },
    { interval, now },
  );

describe('the health center’s check of the roster copy (ADM-10, MIRROR-1)', () => {
  it.each<{
    what: string;
    mirror?: Partial<MirrorStatus>;
    sync?: Partial<SyncStatus>;
    expected: [status: string, title: string];
  }>([
    { what: 'a recent one', expected: ['ok', 'Up to date'] },
    {
      what: 'an old one',
      mirror: { asOf: minutesAgo(12) },
      expected: ['warning', 'The roster copy is late'],
    },
    {
      what: 'an old one with a run in progress',
      mirror: { asOf: minutesAgo(12) },
      sync: { running: true },
      expected: ['ok', 'Up to date'],
    },
    {
      what: 'one being filled',
      mirror: { state: 'filling', asOf: null },
      expected: ['ok', 'Filling'],
    },
    {
      what: 'one being removed',
      mirror: { state: 'emptying', asOf: null },
      expected: ['ok', 'Being emptied'],
    },
    { what: 'none', mirror: { enabled: false, state: 'off', asOf: null }, expected: ['ok', 'Off'] },
    {
      what: 'a decision about it',
      sync: { decision },
      expected: ['warning', 'Waiting for a decision'],
    },
    {
      what: 'a decision about accounts',
      sync: { decision: { ...decision, resource: 'users' } },
      expected: ['ok', 'Up to date'],
    },
  ])('reports $what', ({ mirror: more = {}, sync = {}, expected: [status, title] }) => {
    const found = check(more, sync);
    expect(found).toMatchObject({ id: 'roster', status, title });
    expect(found.facts).toHaveLength(1);
    expect(found.remedy === null).toBe(status === 'ok');
  });
});
