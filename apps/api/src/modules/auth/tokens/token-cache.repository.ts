import { randomInt } from 'node:crypto';
import { Injectable, Logger } from '@nestjs/common';
import { DataSource, In, LessThan, Like } from 'typeorm';
import { TokenCacheRow } from './token-cache.entity';
import { TokenSealing } from './token-sealing';

/** Whose tokens: always tenant and object id, both from a verified token (S-4, S-6). */
export interface TokenOwner {
  tenantId: string;
  objectId: string;
}

/** An MSAL cache as it was read; `version` says which reading a later write is based on. */
export interface CachedTokens {
  serialized: string;
  version: number;
}

/** A refresh token that nobody used for so long is dead at Microsoft too. */
const lifetime = 90 * 24 * 3_600_000;

export const ownerKey = ({ tenantId, objectId }: TokenOwner): string => `${tenantId}.${objectId}`;

/** Tenant ids are of one length and hold no wildcards, so that no tenant's keys start as another's. */
const ofTenant = (tenantId: string) => ({ partitionKey: Like(`${tenantId}.%`) });

/** The sealed MSAL cache of each Microsoft user. */
@Injectable()
export class TokenCacheRepository {
  private readonly logger = new Logger('TokenCache');

  constructor(
    private readonly dataSource: DataSource,
    private readonly sealing: TokenSealing,
  ) {}

  async read(owner: TokenOwner): Promise<CachedTokens | undefined> {
    const key = ownerKey(owner);
    const row = await this.rows.findOneBy({ partitionKey: key });
    if (!row) return undefined;
    try {
      return { serialized: this.sealing.open(row, key), version: row.version };
    } catch (error) {
      // The key was retired or the row tampered with; the person signs in again and the row is written anew.
      this.logger.warn({ msg: 'A token cache could not be opened.', keyId: row.keyId, err: error });
      return undefined;
    }
  }

  /** Stores what a sign-in brought. Nothing else may make a row: a sign-out must stay one. */
  async put(owner: TokenOwner, serialized: string): Promise<void> {
    // A version that no earlier row of this owner had, so that a writer who read that one loses.
    const version = randomInt(2 ** 30);
    const row = { partitionKey: ownerKey(owner), version, ...this.sealed(owner, serialized) };
    await this.rows.upsert(row, ['partitionKey']);
  }

  /** Writes a renewal back, unless the row was removed or rewritten since it was read (S-22). */
  async replace(owner: TokenOwner, readVersion: number, serialized: string): Promise<boolean> {
    const result = await this.rows.update(
      { partitionKey: ownerKey(owner), version: readVersion },
      { version: readVersion + 1, ...this.sealed(owner, serialized) },
    );
    return result.affected === 1;
  }

  async remove(owner: TokenOwner): Promise<void> {
    await this.rows.delete({ partitionKey: ownerKey(owner) });
  }

  /** Several people of one tenant; joins an open transaction. */
  async removeAll(tenantId: string, objectIds: readonly string[]): Promise<void> {
    const keys = objectIds.map((objectId) => ownerKey({ tenantId, objectId }));
    await this.rows.delete({ partitionKey: In(keys) });
  }

  countOfTenant(tenantId: string): Promise<number> {
    return this.rows.countBy(ofTenant(tenantId));
  }

  /** Everybody of the tenant signs in again; how many that are. Joins an open transaction. */
  async removeOfTenant(tenantId: string): Promise<number> {
    const result = await this.rows.delete(ofTenant(tenantId));
    return result.affected ?? 0;
  }

  /** Removes what nobody used for longer than a refresh token lives. */
  async removeExpired(now = new Date()): Promise<number> {
    const result = await this.rows.delete({ expiresAt: LessThan(now) });
    return result.affected ?? 0;
  }

  private get rows() {
    return this.dataSource.getRepository(TokenCacheRow);
  }

  private sealed(owner: TokenOwner, serialized: string) {
    const now = Date.now();
    return {
      ...this.sealing.seal(serialized, ownerKey(owner)),
      updatedAt: new Date(now),
      expiresAt: new Date(now + lifetime),
    };
  }
}
