import type { ApiClient } from '@app/contracts';
import { readScopes, type ClientWithSecrets } from '../../auth';

const toIso = (time: Date | null) => time?.toISOString() ?? null;

function stateOf({ revokedAt, expiresAt }: ClientWithSecrets, now: Date): ApiClient['state'] {
  if (revokedAt) return 'revoked';
  return expiresAt && expiresAt <= now ? 'expired' : 'active';
}

/** A client as its administrators see it: everything but its secrets. */
export function viewOf(client: ClientWithSecrets, now: Date): ApiClient {
  return {
    id: client.id,
    clientId: client.clientId,
    name: client.name,
    scopes: readScopes(client.scopes),
    state: stateOf(client, now),
    createdAt: client.createdAt.toISOString(),
    createdBy: client.createdBy,
    expiresAt: toIso(client.expiresAt),
    revokedAt: toIso(client.revokedAt),
    lastUsedAt: toIso(client.lastUsedAt),
    lastUsedFrom: client.lastUsedFrom,
    secrets: client.secrets.map(({ id, hint, createdAt, expiresAt }) => ({
      id,
      hint,
      createdAt: createdAt.toISOString(),
      expiresAt: toIso(expiresAt),
    })),
  };
}
