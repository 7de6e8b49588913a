import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** 256 random bits in base64url, whose characters survive Basic authentication however a program escapes them. */
export const newClientSecret = (): string => randomBytes(32).toString('base64url');

export const newClientId = (): string => randomBytes(16).toString('base64url');

export const hashOf = (secret: string): string => createHash('sha256').update(secret).digest('hex');

export const hintOf = (secret: string): string => secret.slice(-4);

/** Takes the same time wherever the hashes differ. */
export const isHashOf = (hash: string, secret: string): boolean =>
  timingSafeEqual(Buffer.from(hash, 'hex'), Buffer.from(hashOf(secret), 'hex'));
