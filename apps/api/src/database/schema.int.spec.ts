import { randomUUID } from 'node:crypto';
import type { DataSource, EntityTarget, ObjectLiteral } from 'typeorm';
import { Organization, Profile, TokenCacheRow, User, UserRole } from '../modules/auth';
import { Seat } from '../modules/education/seating/seat.entity';
import { SeatingChartRow } from '../modules/education/seating/seating-chart.entity';
import { DataSyncRecord } from '../modules/sync';
import { openTestDataSource, type TestDataSource } from '../testing';
import { isDuplicate } from './engine';
import { migrate } from './migrate';
import { migrations as all } from './migrations/all-migrations';

const now = new Date('2026-03-08T07:30:00.456Z');

const newUser = (email: string) => ({
  id: randomUUID(),
  username: email,
  email,
  emailKey: email,
  passwordHash: null,
  firstName: '',
  lastName: '',
  isActive: true,
  dateJoined: now,
  lastLogin: null,
});

async function insertUser(dataSource: DataSource, email: string): Promise<string> {
  const user = newUser(email);
  await dataSource.manager.insert(User, user);
  await dataSource.manager.insert(Profile, { userId: user.id });
  return user.id;
}

describe('the schema', () => {
  let test: TestDataSource;
  let dataSource: DataSource;

  beforeAll(async () => {
    test = await openTestDataSource();
    dataSource = test.dataSource;
  });

  afterAll(() => test.close());

  it('has the tables of the entities, without any difference (DATA)', async () => {
    const { upQueries } = await dataSource.driver.createSchemaBuilder().log();
    expect(upQueries.map(({ query }) => query)).toEqual([]);
  });

  it('keeps times to the millisecond, in UTC', async () => {
    const id = await insertUser(dataSource, 'time@school.example');
    const user = await dataSource.manager.findOneByOrFail(User, { id, dateJoined: now });
    expect(user.dateJoined).toEqual(now);
    expect(user.isActive).toBe(true);
  });

  it('keeps bytes above 64 kB, and gives them as a Buffer', async () => {
    const sealed = Buffer.alloc(100_000, 7);
    const row = { partitionKey: 'p', keyId: 'k1', sealed, version: 1, updatedAt: now };
    await dataSource.manager.insert(TokenCacheRow, row);
    const read = await dataSource.manager.findOneByOrFail(TokenCacheRow, { partitionKey: 'p' });
    expect(Buffer.isBuffer(read.sealed) && read.sealed.equals(sealed)).toBe(true);
  });

  it('gives a profile up with its user, and a link with its organization', async () => {
    const organization = { id: randomUUID(), tenantId: randomUUID(), name: 'A', created: now };
    await dataSource.manager.insert(Organization, organization);
    const userId = await insertUser(dataSource, 'cascade@school.example');
    await dataSource.manager.update(Profile, { userId }, { organizationId: organization.id });
    await dataSource.manager.delete(Organization, { id: organization.id });
    const profile = await dataSource.manager.findOneByOrFail(Profile, { userId });
    expect(profile.organizationId).toBeNull();
    await dataSource.manager.delete(User, { id: userId });
    expect(await dataSource.manager.countBy(Profile, { userId })).toBe(0);
  });

  it('lets many profiles be without a link, and two never have the same (DATA-1)', async () => {
    const first = await insertUser(dataSource, 'one@school.example');
    const second = await insertUser(dataSource, 'two@school.example');
    const o365UserId = randomUUID();
    await dataSource.manager.update(Profile, { userId: first }, { o365UserId });
    const again = dataSource.manager.update(Profile, { userId: second }, { o365UserId });
    await expect(again).rejects.toThrow();
    expect(await again.catch(isDuplicate)).toBe(true);
  });

  const tenantId = randomUUID();
  const classId = randomUUID();
  const userId = randomUUID();
  let position = 0;
  /** Each makes a row that differs from the one before in all but what must be unique. */
  const twice: [string, EntityTarget<ObjectLiteral>, () => object][] = [
    ['e-mail', User, () => newUser('same@school.example')],
    ['tenant', Organization, () => ({ id: randomUUID(), tenantId, name: 'A', created: now })],
    [
      'role of a user',
      UserRole,
      () => ({ id: randomUUID(), tenantId, o365UserId: userId, role: 'Admin' }),
    ],
    [
      'student of a class',
      Seat,
      () => ({ id: randomUUID(), classId, userId, position: ++position }),
    ],
    [
      'seat of a class',
      Seat,
      () => ({ id: randomUUID(), classId, userId: randomUUID(), position: 36 }),
    ],
    [
      'chart of a class',
      SeatingChartRow,
      () => ({
        tenantId: randomUUID(),
        classId,
        version: 1,
        rules: [],
        savedBy: 'Ann',
        savedAt: now,
      }),
    ],
    [
      'query of a tenant',
      DataSyncRecord,
      () => ({ id: randomUUID(), tenantId, query: 'users', updated: now }),
    ],
  ];

  it.each(twice)('takes the same %s once (DATA-1)', async (_, entity, makeRow) => {
    await dataSource.manager.insert(entity, makeRow());
    const again = dataSource.manager.insert(entity, makeRow());
    expect(await again.catch(isDuplicate)).toBe(true);
  });
});

describe('migrations', () => {
  it('can be undone and done again', async () => {
    const test = await openTestDataSource();
    await test.dataSource.undoLastMigration();
    expect((await migrate(test.dataSource)).length).toBe(1);
    const { upQueries } = await test.dataSource.driver.createSchemaBuilder().log();
    expect(upQueries).toEqual([]);
    await test.close();
  });

  it('are run by one of three processes that start at once', async () => {
    const test = await openTestDataSource({ isMigrated: false });
    const sources = [test.dataSource, await test.another(), await test.another()];
    const ran = await Promise.all(sources.map((source) => migrate(source)));
    expect(ran.map((migrations) => migrations.length).sort()).toEqual([0, 0, all.length]);
    await test.close();
  });
});
