import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Clock } from '../../../clock/clock';
import { isSqlite } from '../../../database/engine';
import { Organization } from './organization.entity';

/** What is known about a tenant's mirror apart from its contents. */
export type MirrorChoice = Pick<Organization, 'isMirrorWanted' | 'mirrorChosenBy' | 'isMirrorLeft'>;

@Injectable()
export class OrganizationRepository {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  async find(tenantId: string): Promise<Organization | undefined> {
    return (await this.rows.findOneBy({ tenantId })) ?? undefined;
  }

  /** How often the consent has changed; also 0 for a tenant that has never signed in. */
  async consentVersion(tenantId: string): Promise<number> {
    return (await this.find(tenantId))?.consentVersion ?? 0;
  }

  /**
   * The tenant's row, renamed if needed and created if missing; concurrent calls create only one. Call it inside an open
   * transaction: the row is locked, so its contents stay true until the transaction ends. The consent is left alone.
   * @param given null if Graph gave no name: the stored one stays
   */
  async ensure(tenantId: string, given: string | null): Promise<Organization> {
    const known =
      (await this.findLocked(tenantId)) ?? (await this.insert(tenantId, given ?? tenantId));
    const name = given ?? known.name;
    if (known.name !== name) await this.rows.update({ id: known.id }, { name });
    return Object.assign(known, { name });
  }

  /**
   * @param seen the version the decision was based on; if it has changed since, nothing is written
   * @returns whether it was written
   */
  async setConsent(
    tenantId: string,
    consent: Pick<Organization, 'isAdminConsented'> & Partial<Pick<Organization, 'appRemains'>>,
    seen?: number,
  ): Promise<boolean> {
    const result = await this.rows.update(
      { tenantId, ...(seen === undefined ? {} : { consentVersion: seen }) },
      { ...consent, consentVersion: () => 'consent_version + 1' },
    );
    return result.affected === 1;
  }

  /**
   * Records that the application is gone from the tenant: any consent found from now on is a new one.
   * @param seen as for `setConsent`
   */
  async noteGone(tenantId: string, seen: number): Promise<void> {
    const withdrawn = { tenantId, appRemains: true, consentVersion: seen };
    await this.rows.update(withdrawn, { appRemains: false });
  }

  /** Records a choice about the tenant's mirror. The row is locked until the open transaction ends. */
  async chooseMirror(tenantId: string, choice: Partial<MirrorChoice>): Promise<void> {
    const { isMirrorWanted, mirrorChosenBy, isMirrorLeft } = choice;
    await this.rows.update(
      { tenantId },
      {
        ...(isMirrorWanted !== undefined && { isMirrorWanted }),
        ...(mirrorChosenBy !== undefined && { mirrorChosenBy }),
        ...(isMirrorLeft !== undefined && { isMirrorLeft }),
      },
    );
  }

  /** Ends the wish for a mirror with the consent it was made under. A refusal stays. */
  async endMirrorWish(tenantId: string): Promise<void> {
    await this.rows.update({ tenantId, isMirrorWanted: true }, { isMirrorWanted: null });
    await this.rows.update({ tenantId }, { mirrorChosenBy: null });
  }

  /**
   * The tenant's row, locked until the open transaction ends. It is the latest commit's, even after this transaction's
   * first read.
   */
  async findLocked(tenantId: string): Promise<Organization | null> {
    const query = this.rows.createQueryBuilder('o').where('o.tenant_id = :tenantId', { tenantId });
    if (!isSqlite(this.dataSource)) query.setLock('pessimistic_read');
    return query.getOne();
  }

  private async insert(tenantId: string, name: string): Promise<Organization> {
    const row = {
      id: randomUUID(),
      created: this.clock.date(),
      isAdminConsented: false,
      tenantId,
      name,
    };
    await this.rows
      .createQueryBuilder()
      .insert()
      .values(row)
      .orIgnore()
      .updateEntity(false)
      .execute();
    const found = await this.findLocked(tenantId);
    if (!found) throw new Error('The organization that was just created is gone.');
    return found;
  }

  private get rows() {
    return this.dataSource.getRepository(Organization);
  }
}
