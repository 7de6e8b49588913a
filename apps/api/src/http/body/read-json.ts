import type { Request } from 'express';
import { AppError } from '../errors/app-error';
import { Malformed, PayloadTooLarge, UnsupportedMediaType } from '../errors/to-app-error';
import { parseJson } from '../../text/parse-json';
import { hasBody } from './has-body';
import { isDeeperThan } from './json-depth';

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

/** @throws PayloadTooLarge as soon as it is known; unlike Express's parsers, leaves the rest unread */
async function readBytes(request: Request, limit: number): Promise<Buffer> {
  if (Number(request.headers['content-length']) > limit) throw new PayloadTooLarge();
  const chunks: Buffer[] = [];
  let size = 0;
  // Breaking out of the loop must leave the connection usable for the response.
  for await (const chunk of request.iterator({ destroyOnReturn: false })) {
    size += (chunk as Buffer).length;
    if (size > limit) throw new PayloadTooLarge();
    chunks.push(chunk as Buffer);
  }
  return Buffer.concat(chunks);
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
