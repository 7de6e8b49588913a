import { randomInt } from 'node:crypto';
import { Injectable, Logger } from '@nestjs/common';
import { DataSource, In, LessThan, Like } from 'typeorm';
import { Clock } from '../../../clock/clock';
import type { MicrosoftIdentity } from '../accounts/microsoft-account';
import { Profile } from '../accounts/profile.entity';
import { TokenCache } from './token-cache.entity';
import { TokenSealing } from './token-sealing';

/** An MSAL cache as read; `version` says what a later write is based on. */
export interface CachedTokens {
  serialized: string;
  version: number;
}

/** A refresh token unused for this long is dead at Microsoft too. */
const lifetime = 90 * 24 * 3_600_000;

export const ownerKey = ({ tenantId, objectId }: MicrosoftIdentity): string =>
  `${tenantId}.${objectId}`;

/** Tenant ids have a fixed length and no wildcards, so no tenant's prefix matches another's keys. */
const ofTenant = (tenantId: string) => ({ partitionKey: Like(`${tenantId}.%`) });

/** The sealed MSAL cache of each Microsoft user. */
@Injectable()
export class TokenCacheRepository {
  private readonly logger = new Logger('TokenCache');

  constructor(
    private readonly dataSource: DataSource,
    private readonly sealing: TokenSealing,
    private readonly clock: Clock,
  ) {}

  async read(owner: MicrosoftIdentity): Promise<CachedTokens | undefined> {
    const key = ownerKey(owner);
    const row = await this.rows.findOneBy({ partitionKey: key });
    if (!row) return undefined;
    try {
      return { serialized: this.sealing.open(row, key), version: row.version };
    } catch (error) {
      // The key was retired or the row tampered with; the next sign-in writes a new row.
      this.logger.warn({ msg: 'Could not open a token cache.', keyId: row.keyId, err: error });
      return undefined;
    }
  }

  /** The stored version; undefined without a row. */
  async versionOf(owner: MicrosoftIdentity): Promise<number | undefined> {
    const where = { partitionKey: ownerKey(owner) };
    const row = await this.rows.findOne({ select: { partitionKey: true, version: true }, where });
    return row?.version;
  }

  /**
   * Stores the tokens of a sign-in, unless the row was written, created or removed since it was seen. Nothing else may
   * create a row: a sign-out must stay a sign-out.
   * @param seen the version seen; undefined without a row
   */
  async put(
    owner: MicrosoftIdentity,
    serialized: string,
    seen: number | undefined,
  ): Promise<boolean> {
    const partitionKey = ownerKey(owner);
    // A version no earlier row of this owner had, so that a writer that read one of those loses.
    const written = { version: randomInt(2 ** 30), ...this.sealed(owner, serialized) };
    if (seen !== undefined) {
      const result = await this.rows.update({ partitionKey, version: seen }, written);
      return result.affected === 1;
    }
    const insert = this.rows
      .createQueryBuilder()
      .insert()
      .values({ partitionKey, ...written });
    await insert.orIgnore().updateEntity(false).execute();
    return (await this.versionOf(owner)) === written.version;
  }

  /**
   * Writes a renewal back, unless the row was removed or rewritten since it was read (S-22).
   * @returns its new version; undefined if it wasn't written
   */
  async replace(
    owner: MicrosoftIdentity,
    readVersion: number,
    serialized: string,
  ): Promise<number | undefined> {
    const version = readVersion + 1;
    const result = await this.rows.update(
      { partitionKey: ownerKey(owner), version: readVersion },
      { version, ...this.sealed(owner, serialized) },
    );
    return result.affected === 1 ? version : undefined;
  }

  /** Whether this version is still stored. If so, it stays until the open transaction ends. */
  async holds(owner: MicrosoftIdentity, version: number): Promise<boolean> {
    const result = await this.rows.update({ partitionKey: ownerKey(owner), version }, { version });
    return result.affected === 1;
  }

  /** Keeps the tokens if the account is linked at that moment: sign-ins with its local account need them. */
  async removeUnlinked(owner: MicrosoftIdentity): Promise<void> {
    const link = this.dataSource
      .createQueryBuilder(Profile, 'p')
      .select('1')
      .innerJoin('p.organization', 'o')
      .where('p.o365_user_id = :objectId AND o.tenant_id = :tenantId');
    await this.rows
      .createQueryBuilder()
      .delete()
      .where('partition_key = :key', { key: ownerKey(owner) })
      .andWhere(`NOT EXISTS (${link.getQuery()})`, { ...owner })
      .execute();
  }

  async remove(owner: MicrosoftIdentity): Promise<void> {
    await this.rows.delete({ partitionKey: ownerKey(owner) });
  }

  /** Removes the tokens of several people in one tenant; joins an open transaction. */
  async removeAll(tenantId: string, objectIds: readonly string[]): Promise<void> {
    const keys = objectIds.map((objectId) => ownerKey({ tenantId, objectId }));
    await this.rows.delete({ partitionKey: In(keys) });
  }

  countOfTenant(tenantId: string): Promise<number> {
    return this.rows.countBy(ofTenant(tenantId));
  }

  /** Makes everyone in the tenant sign in again. Joins an open transaction. @returns how many people that is */
  async removeOfTenant(tenantId: string): Promise<number> {
    const result = await this.rows.delete(ofTenant(tenantId));
    return result.affected ?? 0;
  }

  /** Removes caches unused for longer than a refresh token lives. */
  async removeExpired(now: Date): Promise<number> {
    const result = await this.rows.delete({ expiresAt: LessThan(now) });
    return result.affected ?? 0;
  }

  private get rows() {
    return this.dataSource.getRepository(TokenCache);
  }

  private sealed(owner: MicrosoftIdentity, serialized: string) {
    const now = this.clock.now();
    return {
      ...this.sealing.seal(serialized, ownerKey(owner)),
      updatedAt: new Date(now),
      expiresAt: new Date(now + lifetime),
    };
  }
}
