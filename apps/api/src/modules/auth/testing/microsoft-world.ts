import { DataSource, type EntityTarget, type ObjectLiteral } from 'typeorm';
import { Organization } from '../accounts/organization.entity';
import { Profile } from '../accounts/profile.entity';
import { ApiClient } from '../programs/api-client.entity';
import { UsedState } from '../round-trips/used-state.entity';
import { Session } from '../sessions/session.entity';
import { TokenCache } from '../tokens/token-cache.entity';
import { UserRole } from '../accounts/user-role.entity';
import { User } from '../accounts/user.entity';
import {
  startApi,
  startSandbox,
  type ApiOptions,
  type SandboxOptions,
  type TestApi,
  type TestBrowser,
  type TestSandbox,
} from '../../../testing';

/** Some users of the sandbox's built-in schools. */
export const people = {
  teacher: 'EMarsh@contoso.example',
  otherTeacher: 'TReyes@contoso.example',
  student: 'NHaddad@contoso.example',
  admin: 'admin@contoso.example',
  fabrikamTeacher: 'ISolberg@fabrikam.example',
  fabrikamAdmin: 'admin@fabrikam.example',
} as const;

export interface LoggedRequest {
  n: number;
  method: string;
  path: string;
  status: number;
  tokenKind: string | null;
  batch?: boolean;
}

interface SandboxTenant {
  id: string;
  domain: string;
  name: string;
  users: { id: string; userPrincipalName: string; displayName: string }[];
}

/** What `reset` empties, in an order that foreign keys allow. */
const tables = [Session, UsedState, TokenCache, ApiClient, UserRole, Profile, User, Organization];

/** A sandbox and the API running against it. */
export class MicrosoftWorld {
  private constructor(
    readonly sandbox: TestSandbox,
    readonly api: TestApi,
  ) {}

  static async start(
    options: { sandbox?: SandboxOptions; api?: Omit<ApiOptions, 'sandbox'> } = {},
  ): Promise<MicrosoftWorld> {
    const sandbox = await startSandbox(options.sandbox);
    return new MicrosoftWorld(sandbox, await startApi({ ...options.api, sandbox }));
  }

  async stop(): Promise<void> {
    await this.api.stop();
    await this.sandbox.stop();
  }

  /** Back to the start: no accounts in the API, and the original data in the sandbox. */
  async reset(): Promise<void> {
    await this.sandbox.control('POST', '/reset');
    for (const entity of tables) {
      await this.dataSource.getRepository(entity).createQueryBuilder().delete().execute();
    }
  }

  browser(): TestBrowser {
    return this.api.browser();
  }

  async signedIn(upn: string): Promise<TestBrowser> {
    const browser = this.browser();
    await browser.signInWithMicrosoft(upn);
    return browser;
  }

  async linked(upn: string): Promise<TestBrowser> {
    const browser = await this.signedIn(upn);
    const answer = await browser.post('/api/v1/link/new-local', { favoriteColor: '#2F19FF' });
    if (answer.status !== 200) throw new Error(`${upn}: ${JSON.stringify(answer.body)}`);
    return browser;
  }

  /** The user's tenant and object id in the sandbox. */
  async idsOf(upn: string): Promise<{ tenantId: string; objectId: string }> {
    const found = await this.sandbox.control<SandboxTenant[]>('GET', `/tenants?user=${upn}`);
    const [tenant] = found;
    return { tenantId: tenant?.id ?? '', objectId: tenant?.users[0]?.id ?? '' };
  }

  changePerson(upn: string, changes: object): Promise<unknown> {
    const domain = upn.split('@')[1] ?? '';
    return this.sandbox.control('PATCH', `/tenants/${domain}/users/${upn}`, changes);
  }

  setConsent(domain: string, granted: boolean): Promise<unknown> {
    return this.sandbox.control('POST', `/tenants/${domain}/consent`, { granted });
  }

  /** The requests `work` makes to the sandbox, at both Entra and Graph. */
  async requests(work: () => Promise<unknown>): Promise<LoggedRequest[]> {
    const { next } = await this.log(0);
    await work();
    return (await this.log(next)).value;
  }

  async tokenRequests(work: () => Promise<unknown>): Promise<LoggedRequest[]> {
    return (await this.requests(work)).filter(({ path }) => path.endsWith('/oauth2/v2.0/token'));
  }

  rows<Row extends ObjectLiteral>(entity: EntityTarget<Row>): Promise<Row[]> {
    return this.dataSource.getRepository(entity).find();
  }

  get dataSource(): DataSource {
    return this.api.app.get(DataSource);
  }

  private log(since: number): Promise<{ value: LoggedRequest[]; next: number }> {
    return this.sandbox.control('GET', `/requests?since=${since}`);
  }
}
