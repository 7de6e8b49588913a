import { randomUUID } from 'node:crypto';
import type { AuditList } from '@app/contracts';
import type { TestBrowser } from '../../../testing';
import { MicrosoftWorld, people } from '../../auth/testing';
import { AuditEvent } from './audit-event.entity';

const path = '/api/v1/admin/audit';
const at = (minute: number) => new Date(Date.UTC(2026, 2, 1, 8, minute));

describe('the audit log (ADM-9)', () => {
  let world: MicrosoftWorld;
  let admin: TestBrowser;

  beforeAll(async () => {
    world = await MicrosoftWorld.start();
    admin = await world.signedIn(people.admin);
    const tenants = [await world.idsOf(people.admin), await world.idsOf(people.fabrikamAdmin)];
    for (const [index, { tenantId }] of tenants.entries()) {
      const entry = (minute: number, subject: string | null) => ({
        id: randomUUID(),
        tenantId,
        at: at(minute),
        action: minute % 2 === 0 ? ('link.removed' as const) : ('login-cache.cleared' as const),
        actorId: randomUUID(),
        actorName: 'Pat, "the" Admin',
        subject,
        details: { removed: minute },
      });
      const subject = index === 0 ? '=1+1@x.example' : 'secret of the other';
      await world.dataSource
        .getRepository(AuditEvent)
        .insert([
          entry(1, subject),
          entry(2, null),
          entry(2, null),
          entry(2, null),
          entry(3, null),
        ]);
    }
  });
  afterAll(() => world.stop());

  const list = async (query = '') => (await admin.get<AuditList>(path + query)).body;

  it('lists the own tenant’s entries, newest first, each once across all pages', async () => {
    const all = (await list()).value;
    expect(all.map(({ details }) => details['removed'])).toEqual([3, 2, 2, 2, 1]);
    const paged: string[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const page: AuditList = await list(`?limit=2${cursor && `&cursor=${cursor}`}`);
      paged.push(...page.value.map(({ id }) => id));
      cursor = page.nextCursor;
    }
    expect(paged).toEqual(all.map(({ id }) => id));
  });

  it('can be filtered by action and by time', async () => {
    const removed = async (query: string) =>
      (await list(query)).value.map(({ details }) => details['removed']);
    expect(await removed('?action=login-cache.cleared')).toEqual([3, 1]);
    expect(await removed(`?from=${at(2).toISOString()}&to=${at(3).toISOString()}`)).toEqual([
      2, 2, 2,
    ]);
  });

  it.each(['action=x', 'from=yesterday', 'cursor=WyJhdWRpdCIsIngiLCJ5Il0'])(
    'rejects ?%s',
    async (query) => {
      expect((await admin.get(`${path}?${query}`)).status).toBe(422);
    },
  );

  it('exports CSV without formulas or another tenant’s entries (S-12, S-16)', async () => {
    const answer = await admin.get<string>(`${path}/export?action=login-cache.cleared`);
    expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(answer.headers.get('content-disposition')).toBe('attachment; filename="audit.csv"');
    const lines = answer.body.replace('\uFEFF', '').trimEnd().split('\r\n');
    expect(lines).toHaveLength(3);
    expect(lines[0]).toBe('"time","action","by","by id","on","details"');
    expect(lines[1]).toMatch(
      /^"2026-03-01T08:03:00.000Z","login-cache.cleared","Pat, ""the"" Admin",/,
    );
    expect(lines[2]).toMatch(/,"'=1\+1@x\.example","removed: 1"$/);
  });

  it('exports everything, however long', async () => {
    const { tenantId } = await world.idsOf(people.admin);
    const rows = Array.from({ length: 1201 }, () => ({
      id: randomUUID(),
      tenantId,
      at: at(9),
      action: 'user-access.started' as const,
      details: {},
    }));
    await world.dataSource.getRepository(AuditEvent).insert(rows);
    const { body } = await admin.get<string>(`${path}/export?from=${at(9).toISOString()}`);
    expect(body.match(/user-access\.started/g)).toHaveLength(1201);
  });

  it('cannot be changed or shortened', async () => {
    const events = world.dataSource.getRepository(AuditEvent);
    const before = await events.count();
    await expect(events.update({ action: 'link.removed' }, { subject: 'x' })).rejects.toThrow(
      'append-only',
    );
    await expect(events.delete({ action: 'link.removed' })).rejects.toThrow('append-only');
    expect(await events.count()).toBe(before);
  });
});
