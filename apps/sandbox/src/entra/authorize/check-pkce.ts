import { createHash, timingSafeEqual } from 'node:crypto';
import { EntraError } from '../protocol/entra-error';
import type { Fields } from '../protocol/fields';

/** The request's S256 challenge, if it has one. @throws EntraError for any other method */
export function checkPkce(fields: Fields): string | undefined {
  const challenge = fields['code_challenge'];
  if (challenge === undefined) return undefined;
  // RFC 7636 makes "plain" the default; a client that omits the method didn't mean that.
  if (fields['code_challenge_method'] !== 'S256') {
    throw new EntraError(901001, {
      reason: "The code_challenge_method must be 'S256'. This sandbox doesn't imitate 'plain'.",
    });
  }
  if (!/^[\w-]{43}$/.test(challenge)) {
    throw new EntraError(901001, {
      reason: 'The size of the code_challenge must be 43 characters.',
    });
  }
  return challenge;
}

/** @throws EntraError 501481 when the verifier doesn't match the challenge sent with the request */
export function checkVerifier(challenge: string | undefined, verifier: string | undefined): void {
  if (challenge === undefined && verifier === undefined) return;
  const expected = Buffer.from(challenge ?? '');
  const given = Buffer.from(
    createHash('sha256')
      .update(verifier ?? '')
      .digest('base64url'),
  );
  if (expected.length !== given.length || !timingSafeEqual(expected, given)) {
    throw new EntraError(501481);
  }
}
