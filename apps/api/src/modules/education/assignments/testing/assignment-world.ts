import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type {
  Assignment,
  AssignmentList,
  AssignmentResource,
  MyClassList,
  Problem,
} from '@app/contracts';
import type { Answer, TestBrowser } from '../../../../testing';
import { RosterWorld, type WorldOptions } from '../../testing';

export const elena = 'EMarsh@contoso.example';
export const tomas = 'TReyes@contoso.example';
export const noor = 'NHaddad@contoso.example';
export const admin = 'admin@contoso.example';
export const ingrid = 'ISolberg@fabrikam.example';

/** An entity or a problem, with the entity's `status`; each test knows which. */
export type Either<T> = T & Partial<Omit<Problem, 'status'>>;

const day = 24 * 3_600_000;

export const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');

/** The time this many days from now. */
export const inDays = (days: number) => new Date(Date.now() + days * day).toISOString();

/** The sample tenants with signed-in users and classes of Elena's; Noor is in chemistry, not in biology. */
export class AssignmentWorld {
  private readonly browsers = new Map<string, TestBrowser>();
  chemistry = '';
  biology = '';

  private constructor(readonly roster: RosterWorld) {}

  static async start(
    environment: Record<string, string> = {},
    options: WorldOptions = {},
  ): Promise<AssignmentWorld> {
    const roster = await RosterWorld.start(['--consent', 'all'], environment, options);
    const world = new AssignmentWorld(roster);
    for (const upn of [elena, tomas, noor, admin, ingrid]) {
      world.browsers.set(upn, await world.roster.linked(upn));
    }
    const { body } = await world.as(elena).get<MyClassList>('/api/v1/me/classes');
    const idOf = (name: string) =>
      body.value.find(({ displayName }) => displayName === name)?.id ?? '';
    [world.biology, world.chemistry] = [idOf('Biology 1'), idOf('Chemistry 1')];
    return world;
  }

  stop(): Promise<void> {
    return this.roster.stop();
  }

  as(upn: string): TestBrowser {
    const browser = this.browsers.get(upn);
    if (!browser) throw new Error(`${upn} has not signed in.`);
    return browser;
  }

  /** The path of a class's assignments, or of something below it. */
  pathOf(classId: string, below = ''): string {
    return `/api/v1/classes/${classId}/assignments${below}`;
  }

  async list(upn = elena, classId = this.chemistry): Promise<Assignment[]> {
    const { status, body } = await this.as(upn).get<AssignmentList>(this.pathOf(classId));
    if (status !== 200) throw new Error(`The list answered ${status}.`);
    return body.value;
  }

  /** A new draft of Elena's, due in a week. */
  async draft(changes: object = {}): Promise<Assignment> {
    const { status, body } = await this.create<Assignment>(changes);
    if (status !== 201) throw new Error(`The draft answered ${status}.`);
    return body;
  }

  create<T>(changes: object = {}): Promise<Answer<T>> {
    const given = { displayName: 'Reading log', dueDateTime: inDays(7), ...changes };
    return this.as(elena).post<T>(this.pathOf(this.chemistry), given);
  }

  /** A new draft of Elena's, handed out. */
  async assigned(changes: object = {}): Promise<Assignment> {
    const { id } = await this.draft(changes);
    return this.publish(id);
  }

  /** Publishes, and waits until Microsoft is done. */
  async publish(id: string): Promise<Assignment> {
    const path = this.pathOf(this.chemistry, `/${id}`);
    const { status } = await this.as(elena).post(`${path}/publish`);
    if (status !== 202) throw new Error(`Publishing answered ${status}.`);
    return this.settled<Assignment>(elena, path, (found) => found.status !== 'published');
  }

  /** Polls until the body is settled. */
  async settled<T>(upn: string, path: string, isSettled: (body: T) => boolean): Promise<T> {
    for (;;) {
      const { status, body } = await this.as(upn).get<T>(path);
      if (status !== 200) throw new Error(`${path} answered ${status}.`);
      if (isSettled(body)) return body;
    }
  }

  /** Uploads a file to a path of resources. */
  upload(
    upn: string,
    path: string,
    { name, bytes = Buffer.from('text') }: { name: string; bytes?: Buffer },
  ): Promise<Answer<Either<AssignmentResource>>> {
    const headers = { 'content-type': 'application/octet-stream' };
    const address = `${path}?name=${encodeURIComponent(name)}`;
    return this.as(upn).request('POST', address, { raw: bytes, headers });
  }

  /** The SHA-256 of each uploaded file that the sandbox stores. */
  storedFiles(): string[] {
    const folder = join(this.roster.sandbox.varDir, 'sandbox-files');
    if (!existsSync(folder)) return [];
    return readdirSync(folder).map((name) => sha256(readFileSync(join(folder, name))));
  }

  /** Makes Graph misbehave where the path matches. */
  arm(path: string, fault: object): Promise<unknown> {
    return this.roster.sandbox.control('POST', '/faults', { match: { path }, ...fault });
  }

  disarm(): Promise<unknown> {
    return this.roster.sandbox.control('DELETE', '/faults');
  }

  delays(settings: object): Promise<unknown> {
    return this.roster.sandbox.control('PATCH', '/assignments', settings);
  }
}
