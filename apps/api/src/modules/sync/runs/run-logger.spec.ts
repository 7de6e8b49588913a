import { Logger } from '@nestjs/common';
import { RunLogger } from './run-logger';

const tenant = {
  consentVersion: 0,
  tenantId: 't1',
  organizationId: 'o1',
  name: 'Contoso Education',
  mirror: 'off' as const,
};

function setup() {
  const lines: Record<string, unknown>[] = [];
  for (const level of ['log', 'warn'] as const) {
    jest.spyOn(Logger.prototype, level).mockImplementation((...[line]: unknown[]) => {
      lines.push(line as Record<string, unknown>);
    });
  }
  return { lines, log: new RunLogger(tenant, { runId: 'r1', query: 'users' }) };
}

describe('log lines of a run (SYNC-6)', () => {
  afterEach(() => jest.restoreAllMocks());

  it('name the organization and whether it is the first run', () => {
    const { lines, log } = setup();
    log.started(true, true);
    log.started(true, false);
    log.started(false, true);
    expect(lines.map(({ msg }) => msg)).toEqual([
      'Contoso Education: sync of all users, first run',
      'Contoso Education: sync of all users again',
      'Contoso Education: sync of changes to users',
    ]);
  });

  it('count the users received and name the changed fields of each, never their values', () => {
    const { lines, log } = setup();
    const counts = { added: 0, updated: 1, reactivated: 0, unknown: 2 };
    const notes = [{ id: 'u1', who: 'ann@school.example', fields: ['jobTitle', 'department'] }];
    log.page(3, { alive: [], present: [], suspects: new Map(), counts, notes });
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

  it('count removed accounts and say why a run failed', () => {
    const { lines, log } = setup();
    log.settled({ deactivated: 0, removed: 0 });
    log.settled({ deactivated: 2, removed: 1 });
    log.failed(new Error('x'), "Microsoft 365 isn't responding right now.");
    expect(lines.map(({ msg }) => msg)).toEqual([
      'Contoso Education: 2 users deactivated, 1 removed',
      "Contoso Education: sync failed. Microsoft 365 isn't responding right now.",
    ]);
  });
});
