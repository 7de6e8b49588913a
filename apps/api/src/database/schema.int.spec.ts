import { randomUUID } from 'node:crypto';
import type { DataSource, EntityTarget, ObjectLiteral } from 'typeorm';
import { Organization, Profile, TokenCache, User, UserRole } from '../modules/auth';
import { SeatingArrangement } from '../modules/education/seating-store/seating-arrangement.entity';
import { SeatingChart } from '../modules/education/seating-store/seating-chart.entity';
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

  it("matches the entities' tables exactly (DATA)", async () => {
    const { upQueries } = await dataSource.driver.createSchemaBuilder().log();
    expect(upQueries.map(({ query }) => query)).toEqual([]);
  });

  it('keeps times to the millisecond, in UTC', async () => {
    const id = await insertUser(dataSource, 'time@school.example');
    const user = await dataSource.manager.findOneByOrFail(User, { id, dateJoined: now });
    expect(user.dateJoined).toEqual(now);
    expect(user.isActive).toBe(true);
  });

  it('keeps more than 64 kB of bytes, and returns them as a Buffer', async () => {
    const sealed = Buffer.alloc(100_000, 7);
    const row = { partitionKey: 'p', keyId: 'k1', sealed, version: 1, updatedAt: now };
    await dataSource.manager.insert(TokenCache, row);
    const read = await dataSource.manager.findOneByOrFail(TokenCache, { partitionKey: 'p' });
    expect(Buffer.isBuffer(read.sealed) && read.sealed.equals(sealed)).toBe(true);
  });

  it('deletes a profile with its user, and a link with its organization', async () => {
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

  it.each([
    ['an accent', 'bén@school.example', 'ben@school.example'],
    ['a letter for two', 'strasse@school.example', 'straße@school.example'],
    ['a different emoji', '😀@school.example', '😁@school.example'],
    ['a zero-width character', 'a\u200bnn@school.example', 'ann@school.example'],
  ])('distinguishes addresses by %s (S-5)', async (_, one, other) => {
    await insertUser(dataSource, one);
    expect(await dataSource.manager.existsBy(User, { emailKey: other })).toBe(false);
    const id = await insertUser(dataSource, other);
    expect(await dataSource.manager.findOneByOrFail(User, { emailKey: other })).toMatchObject({
      id,
    });
  });

  it('lets many profiles have no link, but never two the same one (DATA-1)', async () => {
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
  /** Each makes a row that differs from the previous one in everything except what must be unique. */
  const twice: [string, EntityTarget<ObjectLiteral>, () => object][] = [
    ['e-mail', User, () => newUser('same@school.example')],
    ['tenant', Organization, () => ({ id: randomUUID(), tenantId, name: 'A', created: now })],
    [
      'role for a user',
      UserRole,
      () => ({ id: randomUUID(), tenantId, o365UserId: userId, role: 'Admin' }),
    ],
    [
      'student in a class',
      SeatingArrangement,
      () => ({ id: randomUUID(), classId, userId, position: ++position }),
    ],
    [
      'seat in a class',
      SeatingArrangement,
      () => ({ id: randomUUID(), classId, userId: randomUUID(), position: 36 }),
    ],
    [
      'chart for a class',
      SeatingChart,
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
      'query for a tenant',
      DataSyncRecord,
      () => ({ id: randomUUID(), tenantId, query: 'users', updated: now }),
    ],
  ];

  it.each(twice)('accepts the same %s only once (DATA-1)', async (_, entity, makeRow) => {
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

  it('are run by only one of three processes that start at once', async () => {
    const test = await openTestDataSource({ isMigrated: false });
    const sources = [test.dataSource, await test.another(), await test.another()];
    const ran = await Promise.all(sources.map((source) => migrate(source)));
    expect(ran.map((migrations) => migrations.length).sort()).toEqual([0, 0, all.length]);
    await test.close();
  });
});
