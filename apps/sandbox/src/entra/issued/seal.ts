import { CompactEncrypt, compactDecrypt } from 'jose';

/**
 * Turns a record into opaque text that only this sandbox can read, so refresh tokens and the session cookie need no
 * stored state.
 */
export async function seal(key: Uint8Array, kind: string, value: object): Promise<string> {
  const text = new TextEncoder().encode(JSON.stringify(value));
  const header = { alg: 'dir', enc: 'A256GCM', typ: kind };
  return new CompactEncrypt(text).setProtectedHeader(header).encrypt(key);
}

/** Opens what `seal` made for the same kind; undefined for anything else. */
export async function unseal(key: Uint8Array, kind: string, sealed: string): Promise<unknown> {
  try {
    const { plaintext, protectedHeader } = await compactDecrypt(sealed, key);
    if (protectedHeader.typ !== kind) return undefined;
    return JSON.parse(new TextDecoder().decode(plaintext));
  } catch {
    // Whatever a stranger sends (or a token sealed before --fresh) simply isn't ours.
    return undefined;
  }
}
