import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Express } from 'express';
import type { SandboxConfig } from './sandbox-config';

/** Serves the app where the configuration says. */
export async function listen(
  app: Express,
  { SANDBOX_PORT, SANDBOX_HOST }: SandboxConfig,
): Promise<Server> {
  // Longer than clients keep a connection, so no request meets a closing one.
  const server = createServer({ keepAliveTimeout: 75_000 }, app);
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(SANDBOX_PORT, SANDBOX_HOST, () => {
      resolve(server);
    });
  });
}

/** The address of a server as seen from this computer. */
export function urlOf(server: Server, host: string): string {
  const { port } = server.address() as AddressInfo;
  const isAnyAddress = host === '0.0.0.0' || host === '::';
  return `http://${isAnyAddress ? '127.0.0.1' : host}:${port}`;
}
