import { randomUUID } from 'node:crypto';
import type { DataSource } from 'typeorm';
import { Profile, User } from '../modules/auth';
import { openTestDataSource } from '../testing';
import { migrate } from './migrate';

/** The last migration in the version that these rows come from. */
const lastOfOld = 'Sync1764600000000';
const at = '2026-03-08 07:30:00.456';
const [organizationId, tenantId, objectId] = [randomUUID(), randomUUID(), randomUUID()];
const [userId, localId, email] = [randomUUID(), randomUUID(), 'Zoë.Ångström@school.example'];

const oldRows: [table: string, row: Record<string, unknown>][] = [
  [
    'organizations',
    {
      id: organizationId,
      tenant_id: tenantId,
      name: 'Contoso',
      created: at,
      is_admin_consented: 1,
    },
  ],
  ...[userId, localId].map((id): [string, Record<string, unknown>] => {
    const address = id === userId ? email : 'zoe.angstrom@school.example';
    return [
      'auth_user',
      {
        id,
        username: address,
        email: address,
        email_key: address.toLowerCase(),
        password_hash: null,
        first_name: 'Zoë',
        last_name: 'Ångström',
        is_active: 1,
        date_joined: at,
      },
    ];
  }),
  [
    'profiles',
    {
      user_id: userId,
      organization_id: organizationId,
      o365_user_id: objectId,
      o365_email: email,
      o365_display_name: 'Zoë Ångström',
      favorite_color: '#2F19FF',
    },
  ],
];

async function insert(dataSource: DataSource, table: string, row: object): Promise<void> {
  const columns = Object.keys(row);
  const places = columns.map(() => '?').join(', ');
  const statement = `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${places})`;
  await dataSource.query(statement, Object.values(row));
}

describe('an upgrade from the first version with a sync', () => {
  it('keeps accounts, addresses, links and consent, and can be undone', async () => {
    const test = await openTestDataSource({ isMigrated: false });
    const { dataSource } = test;
    const { migrations } = dataSource;
    const count = migrations.findIndex(({ constructor }) => constructor.name === lastOfOld) + 1;
    const later = migrations.splice(count);
    expect(later.length).toBeGreaterThan(5);
    await migrate(dataSource);
    for (const [table, row] of oldRows) await insert(dataSource, table, row);

    migrations.push(...later);
    expect(await migrate(dataSource)).toHaveLength(later.length);

    const { manager } = dataSource;
    expect(await manager.findOneByOrFail(User, { emailKey: email.toLowerCase() })).toMatchObject({
      id: userId,
      email,
      username: email,
      lastName: 'Ångström',
      isActive: true,
      dateJoined: new Date(`${at.replace(' ', 'T')}Z`),
    });
    expect(await manager.findOneByOrFail(Profile, { userId })).toMatchObject({
      organizationId,
      o365UserId: objectId,
      o365Email: email,
      o365DisplayName: 'Zoë Ångström',
    });
    expect(await manager.countBy(Profile, { userId })).toBe(1);
    await manager.update(User, { id: localId }, { email: null, emailKey: null });

    for (const migration of later) if (migration) await dataSource.undoLastMigration();
    const [{ n }] = (await dataSource.query(
      "SELECT COUNT(*) AS n FROM auth_user WHERE email_key <> ''",
    )) as [{ n: unknown }];
    expect(Number(n)).toBe(2);
    expect(await migrate(dataSource)).toHaveLength(later.length);
    expect(await manager.countBy(User, { email })).toBe(1);
    await test.close();
  });
});
