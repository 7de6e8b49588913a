import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { loadApiConfig } from '../config/load-api-config';
import { createApp, type AppOptions } from '../create-app';
import { listen } from '../http';
import { AnswerCache } from '../modules/graph';
import type { TestSandbox } from './start-sandbox';
import { createTestDatabase, type TestDatabase } from './test-database';
import { TestBrowser } from './test-browser';

/** The real application, listening, with its own database. */
export interface TestApi {
  url: string;
  app: NestExpressApplication;
  database: TestDatabase;
  /** A new browser, without cookies. */
  browser(): TestBrowser;
  stop(): Promise<void>;
}

export interface ApiOptions extends AppOptions {
  sandbox?: TestSandbox;
  /** For running two replicas on one database, which then isn't removed. */
  database?: TestDatabase;
  environment?: Record<string, string>;
}

/** Shared by all specs without a sandbox, and kept: generating a key pair takes longer than many specs. */
const secretsOfSpecs = join(tmpdir(), 'edugraph-secrets-of-specs');
/** Nothing listens there. */
const silentPort = 'http://127.0.0.1:9';

/** The application's environment; log lines are left to the caller. */
export const apiEnvironment = (database: TestDatabase, sandbox?: TestSandbox) => {
  const microsoft = sandbox?.url ?? silentPort;
  return {
    NODE_ENV: 'test',
    PORT: '0',
    VAR_DIR: sandbox?.varDir ?? secretsOfSpecs,
    DATABASE_URL: database.url,
    ENTRA_LOGIN_URL: microsoft,
    GRAPH_URL: microsoft,
    SYNC_ENABLED: 'false',
    // Specs that are about the mirror turn it on.
    ROSTER_MIRROR: 'off',
    // The specs' browsers say where they are.
    TRUST_PROXY: 'loopback',
  };
};

/** On a busy machine a spec takes longer than the minute that cached answers stay fresh, so here they don't age. */
function keepAnswersFresh(app: NestExpressApplication): void {
  Reflect.set(app.get(AnswerCache, { strict: false }), 'clock', { now: () => 0 });
}

/** If `logs` is given, lines are written from `debug` up. */
export async function startApi(options: ApiOptions = {}): Promise<TestApi> {
  const database = options.database ?? (await createTestDatabase());
  const config = await loadApiConfig({
    ...apiEnvironment(database, options.sandbox),
    LOG_LEVEL: options.logs ? 'debug' : 'silent',
    ...options.environment,
  });
  const app = await createApp(config, options);
  keepAnswersFresh(app);
  await listen(app, config);
  const { port } = app.getHttpServer().address() as AddressInfo;
  const url = `http://localhost:${port}`;
  return {
    url,
    app,
    database,
    browser: () => new TestBrowser(url),
    stop: async () => {
      await app.close();
      if (!options.database) await database.remove();
    },
  };
}
