import type { Request } from 'express';
import { AppError } from '../errors/app-error';
import { Malformed, UnsupportedMediaType } from '../errors/to-app-error';
import { hasBody } from './has-body';
import { readBytes } from './read-bytes';

/**
 * Reads an `application/x-www-form-urlencoded` body into `request.body`, as URLSearchParams.
 * @param limit in bytes
 * @throws UnsupportedMediaType, PayloadTooLarge, Malformed
 */
export async function readForm(request: Request, limit: number): Promise<void> {
  if (!hasBody(request)) return;
  try {
    const bytes = await readBytes(request, limit);
    if (!request.is('urlencoded') || request.headers['content-encoding']) {
      throw new UnsupportedMediaType('application/x-www-form-urlencoded');
    }
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    request.body = new URLSearchParams(text);
  } catch (error) {
    throw error instanceof AppError ? error : new Malformed(error);
  }
}
