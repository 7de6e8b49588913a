import {
  mostApiClients,
  type ApiClient,
  type ApiClientList,
  type CreatedApiClient,
  type NewApiClient,
} from '@app/contracts';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../../clock/clock';
import { Transactions } from '../../../database/transactions';
import { AppError, NotFound, ValidationFailed } from '../../../http';
import {
  ApiClientRepository,
  KnownPrograms,
  type ClientWithSecrets,
  type SessionUser,
} from '../../auth';
import { AuditLog } from '../audit/audit-log';
import { administratorOf, tenantOf } from '../own-tenant/own-tenant';
import { viewOf } from './api-client.view';

const day = 24 * 3_600_000;

/** The own tenant's programs (ADM-8). Each change is in the audit log, by the client's name. */
@Injectable()
export class ApiClientsService {
  constructor(
    private readonly clients: ApiClientRepository,
    private readonly programs: KnownPrograms,
    private readonly transactions: Transactions,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  async list(user: SessionUser): Promise<ApiClientList> {
    const clients = await this.clients.list(tenantOf(user));
    return { value: clients.map((client) => this.view(client)) };
  }

  /** @throws ValidationFailed, TooManyClients */
  async create(user: SessionUser, given: NewApiClient): Promise<CreatedApiClient> {
    const actor = administratorOf(user);
    const { tenantId } = actor;
    const expiresAt = given.expiresAt === undefined ? null : new Date(given.expiresAt);
    if (expiresAt && expiresAt <= this.clock.date()) {
      throw new ValidationFailed([{ path: ['expiresAt'], message: 'has passed' }]);
    }
    return this.transactions.run(async () => {
      if ((await this.clients.countLive(tenantId)) >= mostApiClients) throw new TooManyClients();
      const { name, scopes } = given;
      const createdBy = actor.displayName;
      const client = { tenantId, name, scopes, createdBy, expiresAt };
      const { id, secret } = await this.clients.create(client);
      await this.audit.record({ tenantId, action: 'api-client.created', actor, subject: name });
      return { ...this.view(await this.find(tenantId, id)), clientSecret: secret };
    });
  }

  /** @param overlapDays how long the current secret keeps working @throws NotFound */
  async replaceSecret(
    user: SessionUser,
    id: string,
    overlapDays: number,
  ): Promise<CreatedApiClient> {
    const actor = administratorOf(user);
    const { tenantId } = actor;
    return this.transactions.run(async () => {
      const { name } = await this.findLive(tenantId, id);
      const overlapEnd = new Date(this.clock.now() + overlapDays * day);
      const secret = await this.clients.replaceSecret(id, overlapEnd);
      const details = { overlapDays };
      const action = 'api-client.secret-added';
      await this.audit.record({ tenantId, action, actor, subject: name, details });
      return { ...this.view(await this.find(tenantId, id)), clientSecret: secret };
    });
  }

  /** Ends a secret at once. @throws NotFound */
  async removeSecret(user: SessionUser, id: string, secretId: string): Promise<ApiClient> {
    const actor = administratorOf(user);
    const { tenantId } = actor;
    return this.transactions.run(async () => {
      const { name } = await this.findLive(tenantId, id);
      if (!(await this.clients.removeSecret(id, secretId))) throw new NotFound();
      const action = 'api-client.secret-removed';
      await this.audit.record({ tenantId, action, actor, subject: name });
      return this.view(await this.find(tenantId, id));
    });
  }

  /** Ends the client and all of its tokens. Harmless if it has been revoked. @throws NotFound */
  async revoke(user: SessionUser, id: string): Promise<void> {
    const actor = administratorOf(user);
    const { tenantId } = actor;
    const clientId = await this.transactions.run(async () => {
      const { name, clientId } = await this.find(tenantId, id);
      if (await this.clients.revoke(id)) {
        await this.audit.record({ tenantId, action: 'api-client.revoked', actor, subject: name });
      }
      return clientId;
    });
    this.programs.forget(clientId);
  }

  private async find(tenantId: string, id: string): Promise<ClientWithSecrets> {
    const client = await this.clients.find(tenantId, id);
    if (!client) throw new NotFound("This client doesn't exist.");
    return client;
  }

  private async findLive(tenantId: string, id: string): Promise<ClientWithSecrets> {
    const client = await this.find(tenantId, id);
    if (client.revokedAt) throw new AppError('conflict', 409, 'This client has been revoked.');
    return client;
  }

  private view(client: ClientWithSecrets): ApiClient {
    return viewOf(client, this.clock.date());
  }
}

class TooManyClients extends AppError {
  constructor() {
    super('conflict', 409, `A school can have ${mostApiClients} clients. Revoke one first.`);
  }
}
