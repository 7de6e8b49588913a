import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { DestinationStream } from 'pino';
import { loadApiConfig } from '../config/load-api-config';
import { createApp } from '../create-app';
import { listen } from '../http';
import { AnswerCache } from '../modules/graph';
import type { TestSandbox } from './start-sandbox';
import { createTestDatabase, type TestDatabase } from './test-database';
import { TestBrowser } from './test-browser';

/** The real application, listening, on a database of its own. */
export interface TestApi {
  url: string;
  app: NestExpressApplication;
  database: TestDatabase;
  /** A new browser, without cookies. */
  browser(): TestBrowser;
  stop(): Promise<void>;
}

export interface ApiOptions {
  sandbox?: TestSandbox;
  /** To run two replicas on one database; it is left alone then. */
  database?: TestDatabase;
  environment?: Record<string, string>;
  /** Where log lines go; with it they are written from `debug` up. */
  logs?: DestinationStream;
  /** A folder that stands for the built SPA. */
  webRoot?: string;
}

/** Shared by all specs without a sandbox, and kept: making a key pair takes longer than many a spec. */
const secretsOfSpecs = join(tmpdir(), 'edugraph-secrets-of-specs');
/** Nobody listens there. */
const silentPort = 'http://127.0.0.1:9';

/** What the application is told of where it runs; log lines are left to the caller. */
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
  };
};

/** A spec on a busy machine takes longer than the minute for which answers are fresh: here they do not age. */
function keepAnswersFresh(app: NestExpressApplication): void {
  Reflect.set(app.get(AnswerCache, { strict: false }), 'clock', { now: () => 0 });
}

export async function startApi(options: ApiOptions = {}): Promise<TestApi> {
  const database = options.database ?? (await createTestDatabase());
  const config = await loadApiConfig({
    ...apiEnvironment(database, options.sandbox),
    LOG_LEVEL: options.logs ? 'debug' : 'silent',
    ...options.environment,
  });
  const { logs, webRoot } = options;
  const app = await createApp(config, { ...(logs && { logs }), ...(webRoot && { webRoot }) });
  keepAnswersFresh(app);
  await listen(app, config.PORT);
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
