import type { Request } from 'express';
import { AppError } from '../errors/app-error';
import { Malformed, UnsupportedMediaType } from '../errors/to-app-error';
import { parseJson } from '../../text/parse-json';
import { hasBody } from './has-body';
import { isDeeperThan } from './json-depth';
import { readBytes } from './read-bytes';

/** How many levels a body may have; ours have four. */
const mostLevels = 16;
/** In a different encoding, which JSON doesn't have (RFC 8259 §8.1), the levels would go unseen. */
const charset = /;\s*charset="?(?!utf-8\b)/i;

/** Compressed bodies are refused too: their real size shows only after the work is done. */
function requirePlainJson(request: Request): void {
  const isOther = charset.test(request.get('content-type') ?? '');
  if (!request.is('json') || isOther || request.headers['content-encoding']) {
    throw new UnsupportedMediaType();
  }
}

/** By itself, a parser inserts replacement characters where the text isn't UTF-8, and pays for each level. */
function parse(bytes: Buffer): unknown {
  if (isDeeperThan(mostLevels, bytes)) throw new Malformed('too many levels');
  const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  return text ? parseJson(text) : undefined;
}

/**
 * Reads the body into `request.body`. Only JSON is accepted: another site's form sends something else.
 * @param limit in bytes
 * @throws UnsupportedMediaType, PayloadTooLarge, Malformed
 */
export async function readJson(request: Request, limit: number): Promise<void> {
  if (!hasBody(request)) return;
  requirePlainJson(request);
  try {
    request.body = parse(await readBytes(request, limit));
  } catch (error) {
    throw error instanceof AppError ? error : new Malformed(error);
  }
}
