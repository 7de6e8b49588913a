import { chmod, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { randomBytes } from 'node:crypto';
import {
  exportJWK,
  generateKeyPair,
  importJWK,
  type CryptoKey,
  type JWK,
  calculateJwkThumbprint,
} from 'jose';

/**
 * What the sandbox signs and seals with. It has a single RSA key where Entra has several: clients have to use the one
 * the header names anyway.
 */
export interface SigningKeys {
  readonly keyId: string;
  readonly privateKey: CryptoKey;
  readonly publicKey: CryptoKey;
  readonly publicJwk: JWK;
  /** Seals refresh tokens and the session cookie, which only the sandbox reads. */
  readonly sealingKey: Uint8Array;
}

interface StoredKeys {
  readonly privateJwk: JWK;
  readonly sealingKey: string;
}

async function makeStoredKeys(): Promise<StoredKeys> {
  const { privateKey } = await generateKeyPair('RS256', { modulusLength: 2048, extractable: true });
  return {
    privateJwk: await exportJWK(privateKey),
    sealingKey: randomBytes(32).toString('base64url'),
  };
}

async function toSigningKeys({ privateJwk, sealingKey }: StoredKeys): Promise<SigningKeys> {
  const { kty, n, e } = privateJwk;
  const bare: JWK = { kty: kty ?? 'RSA', n: n ?? '', e: e ?? '' };
  const keyId = await calculateJwkThumbprint(bare);
  return {
    keyId,
    privateKey: (await importJWK(privateJwk, 'RS256')) as CryptoKey,
    publicKey: (await importJWK(bare, 'RS256')) as CryptoKey,
    publicJwk: { ...bare, kid: keyId, use: 'sig', alg: 'RS256' },
    sealingKey: Buffer.from(sealingKey, 'base64url'),
  };
}

/** Keys that last as long as the process, for tests. */
export async function makeSigningKeys(): Promise<SigningKeys> {
  return toSigningKeys(await makeStoredKeys());
}

async function readStoredKeys(path: string): Promise<StoredKeys | undefined> {
  try {
    return JSON.parse(await readFile(path, 'utf8')) as StoredKeys;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw new Error(`Cannot read ${path}. Delete it, or start with --fresh.`, { cause: error });
  }
}

/** The keys kept in `directory`, created on first use, so tokens outlive a restart. */
export async function loadSigningKeys(directory: string, fresh = false): Promise<SigningKeys> {
  const path = join(directory, 'sandbox-keys.json');
  const stored = fresh ? undefined : await readStoredKeys(path);
  if (stored) return toSigningKeys(stored);
  const made = await makeStoredKeys();
  const draft = `${path}.${process.pid}`;
  await writeFile(draft, JSON.stringify(made), { mode: 0o600 });
  await chmod(draft, 0o600);
  await rename(draft, path);
  return toSigningKeys(made);
}
