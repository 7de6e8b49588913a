import { EntraError } from '../protocol/entra-error';
import { requireField } from '../protocol/fields';
import { answerUser, findHolder } from './answer-user';
import { openRefreshToken, type RefreshToken } from './refresh-token';
import type { TokenAnswer, TokenRequest } from './token-request';

function checkAlive({ entra }: TokenRequest, token: RefreshToken): void {
  const now = entra.clock.now();
  const issued = new Date(token.issuedAt).toISOString();
  if (entra.revocations.isRevoked(token.stamp, token.userId)) {
    throw new EntraError(50173, { issued, validFrom: now.toISOString() });
  }
  if (token.expiresAt <= now.getTime()) {
    const days = Math.round((token.expiresAt - token.issuedAt) / 86_400_000);
    throw new EntraError(700082, { issued, lifetime: `${days}.00:00:00` });
  }
}

/**
 * Exchanges a refresh token for new tokens, including a new refresh token. As in Entra, the old one keeps working
 * unless strict rotation was turned on at `/_sandbox/tokens`.
 */
export async function refreshTokenGrant(request: TokenRequest): Promise<TokenAnswer> {
  const { entra, fields, tenant } = request;
  const token = await openRefreshToken(entra, requireField(fields, 'refresh_token'));
  if (!token || token.clientId !== entra.clientId) throw new EntraError(70000);
  checkAlive(request, token);
  if (tenant && tenant.id !== token.tenantId) {
    throw new EntraError(50034, { user: token.userId, tenant: tenant.id });
  }
  const holder = findHolder(entra, token.tenantId, token.userId);
  if (!entra.revocations.useRefreshToken(token.id)) throw new EntraError(70000);
  return answerUser(request, { holder, scope: token.scope, chain: token.stamp.chain });
}
