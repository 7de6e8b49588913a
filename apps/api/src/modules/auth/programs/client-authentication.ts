import { Injectable } from '@nestjs/common';
import type { Request } from 'express';
import { Clock } from '../../../clock/clock';
import { AuthLog } from '../sessions/auth-log';
import { ApiClientRepository, type ClientWithSecrets } from './api-client.repository';
import { hashOf, isHashOf, newClientSecret } from './client-secret';
import { FailedProofs } from './failed-proofs';
import { OAuthError } from './oauth-error';
import type { TokenRequest } from './token-request';

/** Compared with where there is no secret, so that an unknown client takes as long as a wrong secret. */
const noSecret = hashOf(newClientSecret());

/** Which program asks for a token, proven by its secret. */
@Injectable()
export class ClientAuthentication {
  constructor(
    private readonly clients: ApiClientRepository,
    private readonly failures: FailedProofs,
    private readonly log: AuthLog,
    private readonly clock: Clock,
  ) {}

  /** @throws OAuthError, RateLimited */
  async check(given: TokenRequest, request: Request): Promise<ClientWithSecrets> {
    const client = await this.clients.findByClientId(given.clientId);
    if (!client || !isProven(client, given.secret)) {
      const facts = { tenantId: client?.tenantId, clientId: client?.clientId };
      this.log.write('program.refused', request, facts);
      await this.failures.note(given.clientId, request.ip ?? '');
      throw new OAuthError('invalid_client', 'The client id or its secret is wrong.');
    }
    if (client.expiresAt && client.expiresAt <= this.clock.date()) {
      throw new OAuthError('unauthorized_client', 'This client has expired.');
    }
    return client;
  }
}

/** Revoked clients have no secrets. */
function isProven({ secrets }: ClientWithSecrets, given: string): boolean {
  const hashes = [noSecret, ...secrets.map(({ hash }) => hash)];
  return hashes.map((hash) => isHashOf(hash, given)).includes(true);
}
