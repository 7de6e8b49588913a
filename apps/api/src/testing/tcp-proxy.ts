import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { connect, createServer, type Server, type Socket } from 'node:net';

/** A connection to a server that can be cut. */
export interface TcpProxy {
  port: number;
  /** As if the server were gone: open connections end, new ones are refused. */
  cut(): Promise<void>;
  /** Makes the same port lead there again. */
  restore(): Promise<void>;
}

/** Below the range systems use for outgoing connections, so nothing takes the port while the proxy is cut. */
const lastingPorts = [10_000, 32_000] as const;

async function listen(server: Server, port: number): Promise<void> {
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
}

async function listenSomewhere(server: Server): Promise<number> {
  for (;;) {
    const port = randomInt(...lastingPorts);
    try {
      await listen(server, port);
      return port;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
    }
  }
}

export async function startTcpProxy(target: { host: string; port: number }): Promise<TcpProxy> {
  const sockets = new Set<Socket>();
  const server = createServer((client) => {
    const upstream = connect(target);
    for (const socket of [client, upstream]) {
      sockets.add(socket);
      socket.on('error', () => undefined);
      socket.on('close', () => {
        sockets.delete(socket);
        client.destroy();
        upstream.destroy();
      });
    }
    client.pipe(upstream).pipe(client);
  });
  const port = await listenSomewhere(server);
  return {
    port,
    cut: async () => {
      const closed = once(server, 'close');
      server.close();
      for (const socket of sockets) socket.destroy();
      await closed;
    },
    restore: () => listen(server, port),
  };
}
