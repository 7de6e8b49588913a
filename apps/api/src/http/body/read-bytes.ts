import type { Request } from 'express';
import { PayloadTooLarge } from '../errors/to-app-error';

/** @throws PayloadTooLarge as soon as it is known; unlike Express's parsers, leaves the rest unread */
export async function readBytes(request: Request, limit: number): Promise<Buffer> {
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
