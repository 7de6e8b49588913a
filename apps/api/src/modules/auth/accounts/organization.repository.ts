import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { isSqlite } from '../../../database/engine';
import { Organization } from './organization.entity';

export type OrganizationFacts = Pick<Organization, 'tenantId' | 'name' | 'isAdminConsented'>;

@Injectable()
export class OrganizationRepository {
  constructor(private readonly dataSource: DataSource) {}

  async find(tenantId: string): Promise<Organization | undefined> {
    return (await this.rows.findOneBy({ tenantId })) ?? undefined;
  }

  /** Creates or updates the tenant's row, in an open transaction; of two at once, both find one row in the end. */
  async save(facts: OrganizationFacts): Promise<Organization> {
    const known = (await this.find(facts.tenantId)) ?? (await this.insert(facts));
    const isSame = known.name === facts.name && known.isAdminConsented === facts.isAdminConsented;
    if (!isSame) await this.rows.update({ id: known.id }, facts);
    return Object.assign(known, facts);
  }

  private async insert(facts: OrganizationFacts): Promise<Organization> {
    const row = { id: randomUUID(), created: new Date(), ...facts };
    await this.rows
      .createQueryBuilder()
      .insert()
      .values(row)
      .orIgnore()
      .updateEntity(false)
      .execute();
    const query = this.rows.createQueryBuilder('o').where('o.tenant_id = :tenantId', facts);
    // A locking read sees the row that won, also when it was committed after this transaction's first read.
    if (!isSqlite(this.dataSource)) query.setLock('pessimistic_read');
    return query.getOneOrFail();
  }

  private get rows() {
    return this.dataSource.getRepository(Organization);
  }
}
