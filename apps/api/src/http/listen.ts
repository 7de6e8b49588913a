import type { AddressInfo } from 'node:net';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { PublicUrl } from './public-url';

/** Longer than clients and proxies keep a connection, so that no request meets a closing one. */
const keepAliveMs = 75_000;
/** Longest time for a request to come: a file of 250 MB on a slow line. */
const requestMs = 3_600_000;

/** The port is somebody else's; says which variable to change. */
export class PortTaken extends Error {
  constructor(port: number, cause: unknown) {
    super(`Port ${port} is taken. Set PORT to a free one.`, { cause });
    this.name = 'PortTaken';
  }
}

/**
 * Begins to answer.
 * @throws PortTaken
 */
export async function listen(app: NestExpressApplication, port: number): Promise<PublicUrl> {
  const server = app.getHttpServer();
  server.keepAliveTimeout = keepAliveMs;
  server.requestTimeout = requestMs;
  try {
    await app.listen(port);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
    throw new PortTaken(port, error);
  }
  const publicUrl = app.get(PublicUrl);
  publicUrl.listensOn((server.address() as AddressInfo).port);
  return publicUrl;
}
