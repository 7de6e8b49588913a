import type { GraphSettings } from '../transport/graph-settings';
import { connectGraph } from './connect-graph';
import { GraphServer, type Reply } from './graph-server';

/** Graph for one `describe`: a server that lives as long as its specs, and a connection for each. */
export function scriptedGraph() {
  let server: GraphServer;
  let transport: { close(): Promise<void> } | undefined;

  beforeAll(async () => {
    server = await GraphServer.start();
  });
  afterEach(() => transport?.close());
  afterAll(() => server.close());

  return {
    get url() {
      return server.url;
    },
    get requests() {
      return server.requests;
    },
    script: (...replies: Reply[]) => server.script(...replies),
    /** A connection to the server, which returns these answers one after the other. */
    connect(replies: readonly Reply[], settings: Partial<GraphSettings> = {}) {
      server.script(...replies);
      const connected = connectGraph(server.url, settings);
      transport = connected.transport;
      return connected;
    },
  };
}
