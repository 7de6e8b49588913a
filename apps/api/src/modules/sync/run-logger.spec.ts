import { Logger } from '@nestjs/common';
import { RunLogger } from './run-logger';

const tenant = { tenantId: 't1', organizationId: 'o1', name: 'Contoso Education' };

function setup() {
  const lines: Record<string, unknown>[] = [];
  for (const level of ['log', 'warn'] as const) {
    jest.spyOn(Logger.prototype, level).mockImplementation((...[line]: unknown[]) => {
      lines.push(line as Record<string, unknown>);
    });
  }
  return { lines, log: new RunLogger(tenant, 'r1') };
}

describe('log lines of a run (SYNC-6)', () => {
  afterEach(() => jest.restoreAllMocks());

  it('name the organization and say whether it is the first run', () => {
    const { lines, log } = setup();
    log.started(true, true);
    log.started(true, false);
    log.started(false, true);
    expect(lines.map(({ msg }) => msg)).toEqual([
      'Contoso Education: sync of first run, all users',
      'Contoso Education: sync of all users anew',
      'Contoso Education: sync of changes',
    ]);
  });

  it('tell how many users came, and of each that changed which fields, never what is in them', () => {
    const { lines, log } = setup();
    const counts = { updated: 1, reactivated: 0, unknown: 2 };
    const notes = [{ id: 'u1', who: 'ann@school.example', fields: ['jobTitle', 'department'] }];
    log.page(3, { alive: [], suspects: new Map(), counts, notes });
    const of = { tenantId: 't1', runId: 'r1' };
    expect(lines).toEqual([
      { msg: 'Contoso Education: got 3 users', received: 3, ...counts, ...of },
      {
        msg: 'Contoso Education: updated ann@school.example: jobTitle, department',
        userId: 'u1',
        fields: ['jobTitle', 'department'],
        ...of,
      },
    ]);
  });

  it('tell who went, and why a run failed', () => {
    const { lines, log } = setup();
    log.settled({ deactivated: 0, removed: 0 });
    log.settled({ deactivated: 2, removed: 1 });
    log.failed(new Error('x'), 'Microsoft 365 does not answer.');
    expect(lines.map(({ msg }) => msg)).toEqual([
      'Contoso Education: accounts 2 deactivated, 1 removed',
      'Contoso Education: sync failed. Microsoft 365 does not answer.',
    ]);
  });
});
