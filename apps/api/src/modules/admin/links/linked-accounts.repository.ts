import type { LinkedAccountList, LinkedAccountSort, ListLinkedAccountsQuery } from '@app/contracts';
import { Injectable } from '@nestjs/common';
import { DataSource, type SelectQueryBuilder } from 'typeorm';
import { Profile } from '../../auth';
import { readPlace, toPage, writePlace, type Place } from '../../../http';

/** Further words of a search are ignored: each costs the database three comparisons. */
const mostWords = 8;
const longAgo = '1970-01-01 00:00:00.000';

/** Sortable columns, never null, so that a page can start after any value. */
const columns = {
  localEmail: "COALESCE(u.email_key, '')",
  microsoftEmail: "LOWER(COALESCE(p.o365_email, ''))",
  linkedAt: `COALESCE(p.linked_at, '${longAgo}')`,
} as const;

interface Row {
  id: string;
  localEmail: string | null;
  microsoftEmail: string | null;
  displayName: string | null;
  linkedAt: Date | string | null;
  /** The value of the sorted column, as the database writes it. */
  place: string;
}

/** A tenant's links. Every list takes two statements, however long it is. */
@Injectable()
export class LinkedAccountsRepository {
  constructor(private readonly dataSource: DataSource) {}

  async list(
    tenantId: string,
    { limit, cursor, search, sort }: ListLinkedAccountsQuery,
  ): Promise<LinkedAccountList> {
    const after = readPlace(sort, cursor);
    const found = this.ofTenant(tenantId, search);
    const total = await found.getCount();
    const rows = await paged(found, sort, after)
      .limit(limit + 1)
      .getRawMany<Row>();
    const { value, nextCursor } = toPage(rows, limit, ({ place, id }) =>
      writePlace(sort, { by: place, id }),
    );
    return { value: value.map(toLinkedAccount), nextCursor, total };
  }

  private ofTenant(tenantId: string, search = ''): SelectQueryBuilder<Profile> {
    const query = this.dataSource
      .getRepository(Profile)
      .createQueryBuilder('p')
      .innerJoin('p.user', 'u')
      .innerJoin('p.organization', 'o')
      .where('o.tenant_id = :tenantId AND p.o365_user_id IS NOT NULL', { tenantId });
    const words = search.toLowerCase().split(/\s+/).filter(Boolean).slice(0, mostWords);
    words.forEach((word, index) => {
      const name = `word${index}`;
      query.andWhere(
        `(u.email_key LIKE :${name} ESCAPE '!' OR LOWER(p.o365_email) LIKE :${name} ESCAPE '!'
          OR LOWER(p.o365_display_name) LIKE :${name} ESCAPE '!')`,
        { [name]: `%${word.replaceAll(/[!%_]/g, '!$&')}%` },
      );
    });
    return query;
  }
}

function paged(
  found: SelectQueryBuilder<Profile>,
  sort: LinkedAccountSort,
  after: Place | undefined,
): SelectQueryBuilder<Profile> {
  const isDown = sort.startsWith('-');
  const column = columns[sort.replace('-', '') as keyof typeof columns];
  const direction = isDown ? 'DESC' : 'ASC';
  const query = found
    .clone()
    .select('p.o365_user_id', 'id')
    .addSelect('u.email', 'localEmail')
    .addSelect('p.o365_email', 'microsoftEmail')
    .addSelect('p.o365_display_name', 'displayName')
    .addSelect('p.linked_at', 'linkedAt')
    .addSelect(`CONCAT(${column}, '')`, 'place')
    .orderBy(column, direction)
    .addOrderBy('p.o365_user_id', direction);
  if (!after) return query;
  const sign = isDown ? '<' : '>';
  return query.andWhere(
    `(${column} ${sign} :by OR (${column} = :by AND p.o365_user_id ${sign} :id))`,
    after,
  );
}

const toLinkedAccount = ({ id, localEmail, microsoftEmail, displayName, linkedAt }: Row) => ({
  id,
  localEmail,
  microsoftEmail: microsoftEmail ?? '',
  displayName,
  linkedAt: linkedAt === null ? null : toTime(linkedAt),
});

/** SQLite returns text in UTC, without a time zone. */
const toTime = (stored: Date | string): string =>
  (stored instanceof Date ? stored : new Date(`${stored.replace(' ', 'T')}Z`)).toISOString();
