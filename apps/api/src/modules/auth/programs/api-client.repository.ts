import { randomUUID } from 'node:crypto';
import type { ApiScope } from '@app/contracts';
import { Injectable } from '@nestjs/common';
import { DataSource, In, IsNull, MoreThan } from 'typeorm';
import { Clock } from '../../../clock/clock';
import { sqlTime } from '../../../database/engine';
import { Organization } from '../accounts/organization.entity';
import { ApiClientSecret } from './api-client-secret.entity';
import { ApiClient } from './api-client.entity';
import { hashOf, hintOf, newClientId, newClientSecret } from './client-secret';

/** A client with the secrets that still work, the newest first. */
export interface ClientWithSecrets extends ApiClient {
  secrets: ApiClientSecret[];
}

export interface NewClient {
  tenantId: string;
  name: string;
  scopes: readonly ApiScope[];
  createdBy: string;
  expiresAt: Date | null;
}

/** How often `last used` is written at most. */
const noteEvery = 60_000;

/** The programs of each tenant and their secrets (ADM-8). All methods join an open transaction. */
@Injectable()
export class ApiClientRepository {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  /** All of a tenant's clients, revoked ones too; the newest first. */
  async list(tenantId: string): Promise<ClientWithSecrets[]> {
    const order = { createdAt: 'DESC', id: 'DESC' } as const;
    const clients = await this.clients.find({ where: { tenantId }, order });
    return this.withSecrets(clients);
  }

  async find(tenantId: string, id: string): Promise<ClientWithSecrets | undefined> {
    const clients = await this.clients.findBy({ tenantId, id });
    return (await this.withSecrets(clients))[0];
  }

  /** For a program that asks for a token. */
  async findByClientId(clientId: string): Promise<ClientWithSecrets | undefined> {
    const clients = await this.clients.findBy({ clientId });
    return (await this.withSecrets(clients))[0];
  }

  /** A client as long as it may act: neither revoked nor of a tenant without consent. It may have expired. */
  async findLive(clientId: string): Promise<ApiClient | undefined> {
    const client = await this.clients
      .createQueryBuilder('c')
      .innerJoin(Organization, 'o', 'o.tenant_id = c.tenant_id AND o.is_admin_consented = :yes')
      .where('c.client_id = :clientId AND c.revoked_at IS NULL', { clientId, yes: true })
      .getOne();
    return client ?? undefined;
  }

  countLive(tenantId: string): Promise<number> {
    return this.clients.countBy({ tenantId, revokedAt: IsNull() });
  }

  /** @returns the client's id here, and its secret, which is nowhere else */
  async create(client: NewClient): Promise<{ id: string; secret: string }> {
    const id = randomUUID();
    const { scopes, ...rest } = client;
    const row = { ...rest, scopes: scopes.join(' '), clientId: newClientId() };
    await this.clients.insert({ id, ...row, createdAt: this.clock.date() });
    return { id, secret: await this.addSecret(id) };
  }

  /**
   * Adds a secret. The current one keeps working until `overlapEnd`; one that was already being replaced stops.
   * @returns the secret, which is nowhere else
   */
  async replaceSecret(clientRowId: string, overlapEnd: Date): Promise<string> {
    const now = this.clock.date();
    const working = await this.secrets.find({
      where: this.working([clientRowId], now),
      order: { createdAt: 'DESC', id: 'DESC' },
    });
    const [current, ...older] = working;
    if (older.length > 0) await this.secrets.delete({ id: In(older.map(({ id }) => id)) });
    if (current && !current.expiresAt) {
      await this.secrets.update({ id: current.id }, { expiresAt: overlapEnd });
    }
    return this.addSecret(clientRowId);
  }

  /** @returns false if the client had no such secret */
  async removeSecret(clientRowId: string, id: string): Promise<boolean> {
    const result = await this.secrets.delete({ clientRowId, id });
    return (result.affected ?? 0) > 0;
  }

  /** @returns false if it was already revoked */
  async revoke(id: string): Promise<boolean> {
    const revokedAt = this.clock.date();
    const result = await this.clients.update({ id, revokedAt: IsNull() }, { revokedAt });
    await this.secrets.delete({ clientRowId: id });
    return (result.affected ?? 0) > 0;
  }

  /** Notes that it has got a token, at most once a minute. */
  async noteUse({ id, lastUsedAt }: ApiClient, address: string): Promise<void> {
    const now = this.clock.date();
    if (lastUsedAt && now.getTime() - lastUsedAt.getTime() < noteEvery) return;
    const before = sqlTime(new Date(now.getTime() - noteEvery));
    await this.clients
      .createQueryBuilder()
      .update()
      .set({ lastUsedAt: now, lastUsedFrom: address.slice(0, 64) })
      .where('id = :id AND (last_used_at IS NULL OR last_used_at <= :before)', { id, before })
      .execute();
  }

  private async addSecret(clientRowId: string): Promise<string> {
    const secret = newClientSecret();
    const createdAt = this.clock.date();
    const row = { id: randomUUID(), clientRowId, createdAt, expiresAt: null };
    await this.secrets.insert({ ...row, hash: hashOf(secret), hint: hintOf(secret) });
    return secret;
  }

  private async withSecrets(clients: ApiClient[]): Promise<ClientWithSecrets[]> {
    if (clients.length === 0) return [];
    const ids = clients.map(({ id }) => id);
    const secrets = await this.secrets.find({
      where: this.working(ids, this.clock.date()),
      order: { createdAt: 'DESC', id: 'DESC' },
    });
    return clients.map((client) => ({
      ...client,
      secrets: secrets.filter(({ clientRowId }) => clientRowId === client.id),
    }));
  }

  private working(clientRowIds: readonly string[], now: Date) {
    const clientRowId = In([...clientRowIds]);
    return [
      { clientRowId, expiresAt: IsNull() },
      { clientRowId, expiresAt: MoreThan(now) },
    ];
  }

  private get clients() {
    return this.dataSource.getRepository(ApiClient);
  }

  private get secrets() {
    return this.dataSource.getRepository(ApiClientSecret);
  }
}
