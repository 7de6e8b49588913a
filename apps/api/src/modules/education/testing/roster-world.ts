import type { ClassList, SchoolList } from '@app/contracts';
import type { DataSource } from 'typeorm';
import {
  holdCalls,
  startApi,
  startSandbox,
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

/** A sandbox with a roster and the application on it. */
export class RosterWorld {
  private constructor(
    readonly sandbox: TestSandbox,
    readonly api: TestApi,
    private readonly environment: Record<string, string>,
  ) {}

  static async start(
    args: string[],
    environment: Record<string, string> = {},
    options: SandboxOptions = {},
  ): Promise<RosterWorld> {
    const sandbox = await startSandbox({ ...options, args });
    try {
      return new RosterWorld(sandbox, await startApi({ sandbox, environment }), environment);
    } catch (error) {
      // Left running it would keep the test run from ending.
      await sandbox.stop();
      throw error;
    }
  }

  async stop(): Promise<void> {
    await this.api.stop();
    await this.sandbox.stop();
  }

  /** A second application on the same database and sandbox, with nothing in its memory. */
  replica(): Promise<TestApi> {
    const { sandbox, environment } = this;
    return startApi({ sandbox, environment, database: this.api.database });
  }

  tenants(): Promise<SandboxTenant[]> {
    return this.sandbox.control('GET', '/tenants');
  }

  /** The name of the first user with a role in the first tenant. */
  async somebody(role: string): Promise<string> {
    const [tenant] = await this.tenants();
    const user = tenant?.users.find(({ roles }) => roles.includes(role));
    if (!user) throw new Error(`The sandbox has no ${role}.`);
    return user.userPrincipalName;
  }

  /** A browser of somebody who signed in with Microsoft and linked a new local account. */
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

  /** What `work` makes Graph do: HTTP requests, without the parts of batches. */
  async graphRequests(work: () => Promise<unknown>): Promise<LoggedRequest[]> {
    const { next } = await this.log(0);
    await work();
    const { value } = await this.log(next);
    return value.filter(({ path, batch }) => path.startsWith('/v1.0/') && !batch);
  }

  /** Does the work while Graph answers no call that matches until so many of them are under way at the same time. */
  async atOnce<T>(count: number, match: object, work: () => Promise<T>): Promise<T> {
    const calls = await holdCalls(this.sandbox, match);
    const result = work();
    await Promise.race([calls.reached(count), result]);
    await calls.release();
    return result;
  }

  /** The SQL statements of `work`, without BEGIN and COMMIT, and what looks for work left over every few seconds. */
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
