import type { ClassList, SchoolList } from '@app/contracts';
import type { DataSource } from 'typeorm';
import { AnswerCache } from '../../graph';
import {
  GraphAnswers,
  holdCalls,
  startAnswerProxy,
  startApi,
  startSandbox,
  type AnswerProxy,
  type SandboxOptions,
  type TestApi,
  type TestBrowser,
  type TestSandbox,
} from '../../../testing';

export interface LoggedRequest {
  n: number;
  at: string;
  method: string;
  path: string;
  status: number;
  duration: number;
  tokenKind: string | null;
  batch?: boolean;
}

interface SandboxTenant {
  id: string;
  domain: string;
  users: { id: string; userPrincipalName: string; displayName: string; roles: string[] }[];
}

export interface WorldOptions extends SandboxOptions {
  /** Whether Graph's answers pass through a proxy that can change them. */
  isProxied?: boolean;
}

/** A sandbox with a roster, and the application running against it. */
export class RosterWorld {
  private constructor(
    readonly sandbox: TestSandbox,
    readonly api: TestApi,
    private readonly environment: Record<string, string>,
    private readonly proxy: AnswerProxy | undefined,
  ) {}

  static async start(
    args: string[],
    environment: Record<string, string> = {},
    { isProxied, ...options }: WorldOptions = {},
  ): Promise<RosterWorld> {
    const sandbox = await startSandbox({ ...options, args });
    try {
      const proxy = isProxied ? await startAnswerProxy(sandbox.url) : undefined;
      const all = { ...environment, ...(proxy && { GRAPH_URL: proxy.url }) };
      return new RosterWorld(sandbox, await startApi({ sandbox, environment: all }), all, proxy);
    } catch (error) {
      // Left running, it would keep the test run from ending.
      await sandbox.stop();
      throw error;
    }
  }

  async stop(): Promise<void> {
    await this.api.stop();
    await this.proxy?.stop();
    await this.sandbox.stop();
  }

  /** Changes what Graph answers, in a proxied world. */
  get answers(): GraphAnswers {
    if (!this.proxy) throw new Error('This world has no proxy.');
    return new GraphAnswers(this.proxy);
  }

  /** Like `answers`, but for raw bytes. */
  get wire(): AnswerProxy {
    if (!this.proxy) throw new Error('This world has no proxy.');
    return this.proxy;
  }

  /** Makes the application forget what Graph answered. */
  forgetAnswers(tenantId: string): void {
    this.api.app.get(AnswerCache, { strict: false }).drop(tenantId);
  }

  /** A second application on the same database and sandbox, with nothing cached. */
  replica(): Promise<TestApi> {
    const { sandbox, environment } = this;
    return startApi({ sandbox, environment, database: this.api.database });
  }

  tenants(): Promise<SandboxTenant[]> {
    return this.sandbox.control('GET', '/tenants');
  }

  /** The sign-in name of the first user with this role in the first tenant. */
  async somebody(role: string): Promise<string> {
    const [tenant] = await this.tenants();
    const user = tenant?.users.find(({ roles }) => roles.includes(role));
    if (!user) throw new Error(`The sandbox has no ${role}.`);
    return user.userPrincipalName;
  }

  /** A browser signed in with Microsoft and linked to a new local account. */
  async linked(upn: string): Promise<TestBrowser> {
    const browser = await this.signedIn(upn);
    const answer = await browser.post('/api/v1/link/new-local', { favoriteColor: '#2F19FF' });
    if (answer.status !== 200) throw new Error(`${upn} could not link: ${JSON.stringify(answer)}`);
    return browser;
  }

  async signedIn(upn: string): Promise<TestBrowser> {
    const browser = this.api.browser();
    await browser.signInWithMicrosoft(upn);
    return browser;
  }

  /** The HTTP requests that `work` sends to Graph, without the parts of batches. */
  async graphRequests(work: () => Promise<unknown>): Promise<LoggedRequest[]> {
    const { next } = await this.log(0);
    await work();
    const { value } = await this.log(next);
    return value.filter(({ path, batch }) => path.startsWith('/v1.0/') && !batch);
  }

  /** Runs `work` while Graph answers no matching call until `count` of them are in flight at once. */
  async atOnce<T>(count: number, match: object, work: () => Promise<T>): Promise<T> {
    const calls = await holdCalls(this.sandbox, match);
    const result = work();
    await Promise.race([calls.reached(count), result]);
    await calls.release();
    return result;
  }

  /** The SQL statements of `work`, without BEGIN, COMMIT, and the frequent poll for unfinished jobs. */
  async statements(work: () => Promise<unknown>): Promise<string[]> {
    const { DataSource } = await import('typeorm');
    const dataSource: DataSource = this.api.app.get(DataSource);
    const statements: string[] = [];
    const previous = dataSource.logger;
    dataSource.logger = {
      ...silentLogger,
      logQuery: (query: string) => void statements.push(query),
    };
    await work().finally(() => (dataSource.logger = previous));
    const beside = /^(begin|commit|start transaction)|user_access_jobs/i;
    return statements.filter((query) => !beside.test(query));
  }

  private log(since: number): Promise<{ value: LoggedRequest[]; next: number }> {
    return this.sandbox.control('GET', `/requests?since=${since}`);
  }
}

const ignore = () => undefined;
const silentLogger = {
  logQueryError: ignore,
  logQuerySlow: ignore,
  logSchemaBuild: ignore,
  logMigration: ignore,
  log: ignore,
};

export async function listSchools(browser: TestBrowser): Promise<SchoolList['value']> {
  return (await browser.get<SchoolList>('/api/v1/schools')).body.value;
}

export async function listClasses(
  browser: TestBrowser,
  schoolId: string,
  query = '',
): Promise<ClassList> {
  const answer = await browser.get<ClassList>(`/api/v1/schools/${schoolId}/classes${query}`);
  if (answer.status !== 200) throw new Error(`${answer.url} answered ${answer.status}`);
  return answer.body;
}
