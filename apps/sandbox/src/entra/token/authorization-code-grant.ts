import { checkVerifier } from '../authorize/check-pkce';
import { EntraError } from '../protocol/entra-error';
import { requireField } from '../protocol/fields';
import { answerUser, findHolder } from './answer-user';
import type { TokenAnswer, TokenRequest } from './token-request';

/**
 * Exchanges a code for tokens. A code works once; using it again also ends the tokens it was exchanged for.
 * @see https://www.rfc-editor.org/rfc/rfc6749#section-4.1.3
 */
export async function authorizationCodeGrant(request: TokenRequest): Promise<TokenAnswer> {
  const { entra, fields, tenant } = request;
  const code = requireField(fields, 'code');
  const redirectUri = requireField(fields, 'redirect_uri');
  const issued = entra.codes.find(code);
  if (!issued) throw new EntraError(70000);
  const { grant, chain } = issued;
  if (issued.isRedeemed) {
    entra.revocations.revokeChain(chain);
    throw new EntraError(70008);
  }
  if (entra.codes.isExpired(issued)) throw new EntraError(70008);
  if (grant.redirectUri !== redirectUri) throw new EntraError(70000);
  if (tenant && tenant.id !== grant.tenantId) throw new EntraError(70000);
  checkVerifier(grant.codeChallenge, fields['code_verifier']);
  // Before any await: if two requests race, the second must see it.
  entra.codes.markRedeemed(code);
  const holder = findHolder(entra, grant.tenantId, grant.userId);
  return answerUser(request, { holder, scope: grant.scope, chain, nonce: grant.nonce });
}
