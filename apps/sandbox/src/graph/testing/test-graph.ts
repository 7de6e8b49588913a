import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import express from 'express';
import { loadRosters } from '../../roster/load-rosters';
import type { Class, User } from '../../tenant/roster/entities';
import { AssignmentWork } from '../../tenant/assignments/assignment-work';
import { DeltaBehavior } from '../../tenant/delta-behavior';
import { Directory } from '../../tenant/directory';
import type { Tenant } from '../../tenant/tenant';
import { uploadRoutes } from '../../uploads/upload.routes';
import { Uploads } from '../../uploads/uploads';
import { DeltaTokens } from '../query/delta-tokens';
import type { AccessToken } from '../../wire/access-token';
import type { AroundBatchPart } from '../../wire/graph-message';
import { DownloadLinks } from '../../sites/download-links';
import { mailRoutes } from '../../mail/mail.routes';
import { siteRoutes } from '../../sites/sites.routes';
import { graphRoutes } from '../graph.routes';

const clientId = '5a1b0c7e-2d3f-4e6a-9b8c-0d1e2f3a4b5c';

/** What the product asks for. */
export const delegated = [
  'User.Read',
  'User.ReadBasic.All',
  'EduRoster.ReadBasic',
  'EduRoster.Read',
] as const;
export const application = [
  'Organization.Read.All',
  'EduRoster.Read.All',
  'Member.Read.Hidden',
  'User.Read.All',
  'ProfilePhoto.Read.All',
  'Application.ReadWrite.OwnedBy',
  'Application.Read.All',
] as const;

export type Headers = Record<string, string>;

/** An answer; the wire is under test, so nothing is assumed about the body. */
export interface Answer {
  readonly status: number;
  readonly headers: globalThis.Headers;
  readonly body: TestBody;
}

export interface TestBody {
  readonly [key: string]: unknown;
  readonly value: readonly Record<string, unknown>[];
  readonly error: { readonly code: string; readonly message: string; readonly innerError: object };
}

export interface TestRequest {
  readonly method?: string;
  readonly headers?: Headers;
  /** Sent as JSON. */
  readonly body?: unknown;
  /** Sent as is. */
  readonly raw?: string | Uint8Array<ArrayBuffer>;
}

/** Someone who calls Graph. */
export class TestCaller {
  constructor(
    private readonly root: string,
    private readonly bearer: string,
  ) {}

  get authorization(): string {
    return `Bearer ${this.bearer}`;
  }

  async fetch(path: string, init: TestRequest = {}) {
    const { method = 'GET', headers = {}, body, raw } = init;
    return fetch(path.startsWith('http') ? path : `${this.root}${path}`, {
      method,
      redirect: 'manual',
      headers: {
        authorization: this.authorization,
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(raw !== undefined && { body: raw }),
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
  }

  async get(path: string, headers: Headers = {}): Promise<Answer> {
    return this.read(await this.fetch(path, { headers }));
  }

  async send(
    method: string,
    path: string,
    options: { body?: unknown; headers?: Headers } = {},
  ): Promise<Answer> {
    return this.read(await this.fetch(path, { method, ...options }));
  }

  private async read(response: Response): Promise<Answer> {
    const text = await response.text();
    const body = (text === '' ? {} : JSON.parse(text)) as TestBody;
    return { status: response.status, headers: response.headers, body };
  }
}

export interface TestGraphOptions {
  readonly tenants?: readonly Tenant[];
  readonly refuseExpand?: boolean;
  readonly isStrict?: boolean;
  readonly aroundBatchPart?: AroundBatchPart;
}

/** The Graph half alone on a free port. It trusts any token: who may mint one is Entra's business. */
export class TestGraph {
  now = new Date('2026-11-23T10:00:00.123Z');
  readonly directory: Directory;
  readonly assignmentWork = new AssignmentWork();
  readonly deltaBehavior = new DeltaBehavior();
  readonly uploads = new Uploads(join(tmpdir(), `sandbox-graph-${randomUUID()}`), {
    now: () => this.now,
  });
  private readonly server;

  constructor({ tenants = loadRosters({}), ...options }: TestGraphOptions = {}) {
    this.directory = new Directory(tenants, () => ({ delegated, application }));
    const app = express().disable('etag');
    const clock = { now: () => this.now };
    const downloads = new DownloadLinks(clock);
    app.use('/mail', mailRoutes(this.directory));
    app.use(
      '/sites',
      siteRoutes({ directory: this.directory, downloads, files: this.uploads.files }),
    );
    app.use('/uploads', uploadRoutes({ uploads: this.uploads, clock }));
    app.use(
      '/v1.0',
      graphRoutes({
        directory: this.directory,
        clock,
        downloads,
        assignmentWork: this.assignmentWork,
        uploads: this.uploads,
        deltaBehavior: this.deltaBehavior,
        deltaTokens: new DeltaTokens(Buffer.from('a key for tests only')),
        app: { clientId, displayName: 'EDUGraph' },
        verifyAccessToken: async (token) => readToken(token),
        ...options,
      }),
    );
    this.server = createServer(app);
  }

  async listen(): Promise<this> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
    return this;
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
    this.uploads.clear();
  }

  get root(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/v1.0`;
  }

  get tenant(): Tenant {
    const [tenant] = this.directory.tenants();
    if (!tenant) throw new Error('No tenant is loaded');
    return tenant;
  }

  person(name: string): User {
    const user = this.tenant.findPerson(name.includes('@') ? name : `${name}@contoso.example`);
    if (!user) throw new Error(`No one is called ${name}`);
    return user;
  }

  classNamed(title: string): Class {
    const item = this.tenant.roster.data.classes.find(({ displayName }) => displayName === title);
    if (!item) throw new Error(`No class is called ${title}`);
    return item;
  }

  as(name: string, scopes: readonly string[] = delegated): TestCaller {
    const { id } = this.person(name);
    return this.caller({ kind: 'user', objectId: id, scopes, roles: [] });
  }

  /** Someone who teaches a class. */
  asTeacherOf({ teacherIds }: Class, scopes: readonly string[]): TestCaller {
    const [name = ''] = teacherIds.map((id) => this.tenant.user(id)?.userPrincipalName);
    return this.as(name, scopes);
  }

  asApp(roles: readonly string[] = application): TestCaller {
    const objectId = this.tenant.grants()?.servicePrincipalId ?? 'none';
    return this.caller({ kind: 'app', objectId, scopes: [], roles });
  }

  /** The app in another tenant. */
  inTenant(domain: string, roles: readonly string[] = application): TestCaller {
    const tenantId = this.directory.findTenant(domain)?.id ?? 'none';
    return this.caller({ kind: 'app', objectId: 'none', scopes: [], roles }, tenantId);
  }

  withBearer(bearer: string): TestCaller {
    return new TestCaller(this.root, bearer);
  }

  private caller(
    token: Omit<AccessToken, 'tenantId' | 'clientId'>,
    tenantId: string = this.tenant.id,
  ): TestCaller {
    const content: AccessToken = { ...token, tenantId, clientId };
    return this.withBearer(Buffer.from(JSON.stringify(content)).toString('base64url'));
  }
}

function readToken(token: string): AccessToken {
  if (token === 'expired') throw new Error('Lifetime validation failed, the token is expired.');
  return JSON.parse(Buffer.from(token, 'base64url').toString()) as AccessToken;
}
