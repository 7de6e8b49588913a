import { randomUUID } from 'node:crypto';
import type { DataSource } from 'typeorm';
import { Organization, Profile, User } from '../../auth';

const atOnce = 500;

/** Inserts the rows that linking leaves, some at a time. */
export async function linkPeople(
  dataSource: DataSource,
  { id: tenantId, name }: { id: string; name: string },
  objectIds: readonly string[],
): Promise<void> {
  const now = new Date();
  const organizations = dataSource.getRepository(Organization);
  const known = await organizations.findOneBy({ tenantId });
  const organizationId = known?.id ?? randomUUID();
  if (!known) {
    const facts = { tenantId, name, created: now, isAdminConsented: true };
    await organizations.insert({ id: organizationId, ...facts });
  }
  for (let from = 0; from < objectIds.length; from += atOnce) {
    const people = objectIds
      .slice(from, from + atOnce)
      .map((objectId) => ({ objectId, userId: randomUUID() }));
    await dataSource
      .createQueryBuilder()
      .insert()
      .into(User)
      .values(people.map(({ objectId, userId }) => newUser(userId, `${objectId}@local.example`)))
      .updateEntity(false)
      .execute();
    await dataSource
      .createQueryBuilder()
      .insert()
      .into(Profile)
      .values(
        people.map(({ objectId, userId }) => ({ userId, organizationId, o365UserId: objectId })),
      )
      .updateEntity(false)
      .execute();
  }
}

const newUser = (id: string, email: string) => ({
  id,
  username: email,
  email,
  emailKey: email,
  passwordHash: null,
  firstName: '',
  lastName: '',
  isActive: true,
  dateJoined: new Date(),
  lastLogin: null,
});
