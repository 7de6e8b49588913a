import { randomUUID } from 'node:crypto';
import type { LinkedAccountSort } from '@app/contracts';
import type { DataSource } from 'typeorm';
import { openTestDataSource, type TestDataSource } from '../../../testing';
import { Organization, Profile, User } from '../../auth';
import { LinkedAccountsRepository } from './linked-accounts.repository';

const noop = () => undefined;

interface Person {
  local: string;
  microsoft: string;
  name: string | null;
  linkedAt?: string;
}

async function addOrganization(dataSource: DataSource, people: readonly Person[]) {
  const organization = { id: randomUUID(), tenantId: randomUUID(), name: 'A', created: new Date() };
  await dataSource.manager.insert(Organization, organization);
  for (const { local, microsoft, name, linkedAt } of people) {
    const id = randomUUID();
    const email = `${id}.${local}`;
    await dataSource.manager.insert(User, {
      id,
      username: email,
      email: local,
      emailKey: local.toLowerCase(),
      passwordHash: null,
      firstName: '',
      lastName: '',
      dateJoined: new Date(),
    });
    await dataSource.manager.insert(Profile, {
      userId: id,
      organizationId: organization.id,
      o365UserId: randomUUID(),
      o365Email: microsoft,
      o365DisplayName: name,
      linkedAt: linkedAt === undefined ? null : new Date(linkedAt),
    });
  }
  return organization;
}

const school: Person[] = [
  { local: 'Zoe@x.example', microsoft: 'ann@c.example', name: 'Ann Zell' },
  { local: 'bob@x.example', microsoft: 'Bea@c.example', name: 'Bea_Moss' },
  {
    local: 'amy@x.example',
    microsoft: 'zed@c.example',
    name: null,
    linkedAt: '2026-03-01T08:00:00.250Z',
  },
  {
    local: 'cat@x.example',
    microsoft: 'cyd@c.example',
    name: 'Cyd 100%',
    linkedAt: '2026-03-01T08:00:00.250Z',
  },
  {
    local: 'dan@x.example',
    microsoft: 'dov@c.example',
    name: 'Dov',
    linkedAt: '2026-03-02T08:00:00.000Z',
  },
];

describe('LinkedAccountsRepository (ADM-4)', () => {
  let test: TestDataSource;
  let accounts: LinkedAccountsRepository;
  let tenantId: string;
  let otherTenantId: string;

  beforeAll(async () => {
    test = await openTestDataSource();
    accounts = new LinkedAccountsRepository(test.dataSource);
    tenantId = (await addOrganization(test.dataSource, school)).tenantId;
    const other = [{ local: 'eve@y.example', microsoft: 'eve@f.example', name: 'Eve' }];
    otherTenantId = (await addOrganization(test.dataSource, other)).tenantId;
  });
  afterAll(() => test.close());

  async function walk(sort: LinkedAccountSort, limit: number, search?: string): Promise<string[]> {
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await accounts.list(tenantId, { limit, sort, search, cursor });
      expect(page.value.length).toBeLessThanOrEqual(limit);
      seen.push(...page.value.map(({ localEmail }) => localEmail!.split('@')[0]!));
      cursor = page.nextCursor ?? undefined;
    } while (cursor);
    return seen;
  }

  it.each<[LinkedAccountSort, string[]]>([
    ['localEmail', ['amy', 'bob', 'cat', 'dan', 'Zoe']],
    ['-localEmail', ['Zoe', 'dan', 'cat', 'bob', 'amy']],
    ['microsoftEmail', ['Zoe', 'bob', 'cat', 'dan', 'amy']],
    ['-microsoftEmail', ['amy', 'dan', 'cat', 'bob', 'Zoe']],
  ])('sorts by %s across pages, ignoring case', async (sort, expected) => {
    for (const limit of [1, 2, 5]) expect(await walk(sort, limit)).toEqual(expected);
  });

  it('sorts by time, with missing ones as the oldest, and keeps accounts of the same time', async () => {
    for (const limit of [1, 2, 3]) {
      const up = await walk('linkedAt', limit);
      expect(up.slice(0, 2).sort()).toEqual(['Zoe', 'bob']);
      expect(up.slice(2, 4).sort()).toEqual(['amy', 'cat']);
      expect(up[4]).toBe('dan');
      expect(await walk('-linkedAt', limit)).toEqual([...up].reverse());
    }
  });

  it.each([
    ['ANN', ['Zoe']],
    ['moss bob', ['bob']],
    ['c.example', ['amy', 'bob', 'cat', 'dan', 'Zoe']],
    ['100%', ['cat']],
    ['a_m', ['bob']],
    ['%', ['cat']],
    ["'; --", []],
    ['eve', []],
  ])('finds %j', async (search, expected) => {
    expect(await walk('localEmail', 5, search)).toEqual(expected);
    const { total } = await accounts.list(tenantId, { limit: 1, sort: 'localEmail', search });
    expect(total).toBe(expected.length);
  });

  it('only lists the tenant’s accounts, whatever the cursor says (S-12)', async () => {
    const { nextCursor } = await accounts.list(tenantId, { limit: 1, sort: 'localEmail' });
    const cursor = nextCursor ?? '';
    const page = await accounts.list(otherTenantId, { limit: 5, sort: 'localEmail', cursor });
    expect(page.value.map(({ localEmail }) => localEmail)).toEqual(['eve@y.example']);
  });

  it('shows when each was linked', async () => {
    const { value } = await accounts.list(tenantId, { limit: 2, sort: '-linkedAt' });
    expect(value.map(({ linkedAt }) => linkedAt)).toEqual([
      '2026-03-02T08:00:00.000Z',
      '2026-03-01T08:00:00.250Z',
    ]);
  });

  it('rejects a cursor of another order, or an invalid one', async () => {
    const { nextCursor } = await accounts.list(tenantId, { limit: 1, sort: 'localEmail' });
    for (const cursor of [nextCursor!, '', 'x', 'bnVsbA', Buffer.from('[1]').toString('base64url')])
      await expect(
        accounts.list(tenantId, { limit: 1, sort: 'linkedAt', cursor }),
      ).rejects.toMatchObject({ code: 'validation_failed' });
  });

  it('takes two statements, however long the list', async () => {
    const logQuery = jest.fn();
    const silent = { logQueryError: noop, logQuerySlow: noop, logSchemaBuild: noop };
    test.dataSource.logger = { ...silent, logMigration: noop, log: noop, logQuery };
    await accounts.list(tenantId, { limit: 100, sort: 'localEmail', search: 'c' });
    expect(logQuery).toHaveBeenCalledTimes(2);
  });
});
