import type { ClassDetails, Problem } from '@app/contracts';
import { listRoutes, type Route } from '../../operations/list-routes';
import { GraphTokens } from '../auth';
import { GraphClient } from '../graph';
import { AssignmentWorld, elena, inDays, noor, tomas } from './assignments/testing';
import { linkedUser } from './testing';

const given: Record<string, object | undefined> = {
  'PUT seating': { seats: [] },
  'POST assignments': { displayName: 'Late', dueDateTime: inDays(3) },
  'PATCH :aid': { displayName: 'Changed' },
  'POST return': { feedback: 'Well done', points: 1 },
};
/** Whether a student does this with their own work; everything else is a teacher's. */
const isOwnWork = ({ path }: Route) => path.includes('/mine');

describe('a user just removed from a class (S-14)', () => {
  let world: AssignmentWorld;
  let draft: string;
  let handedOut: string;
  let writes: Route[];
  let etag: string;

  beforeAll(async () => {
    world = await AssignmentWorld.start();
    await world.delays({ publishDelay: 0, submissionDelay: 0 });
    const routes = listRoutes(world.roster.api.app);
    writes = routes.filter(({ method, path }) => method !== 'GET' && path.includes('/classes/:id'));
    draft = (await world.draft()).id;
    handedOut = (await world.assigned()).id;
    const path = `/api/v1/classes/${world.chemistry}`;
    const added = await world.as(elena).put(`${path}/teachers/${await idOf(tomas)}`);
    expect(added.status).toBe(204);
    etag = (await world.as(elena).get(`${path}/seating`)).headers.get('etag') ?? '';
    for (const upn of [elena, tomas, noor]) await see(upn);
    await takeOut(tomas, ['owners', 'members']);
    await takeOut(noor, ['members']);
  });
  afterAll(() => world.stop());

  const idOf = async (upn: string) => {
    const people = (await world.roster.tenants()).flatMap(({ users }) => users);
    return people.find(({ userPrincipalName }) => userPrincipalName === upn)?.id ?? '';
  };
  /** What a user sees is cached for a minute. */
  const see = (upn: string) =>
    world.as(upn).get<ClassDetails>(`/api/v1/classes/${world.chemistry}`);

  /** Removes somebody at Microsoft, bypassing our server. */
  async function takeOut(upn: string, lists: string[]) {
    const [tenant] = await world.roster.tenants();
    const objectId = await idOf(elena);
    const own = { tenantId: tenant!.id, objectId, homeAccountId: `${objectId}.${tenant!.id}` };
    const microsoft = { ...linkedUser().microsoft!, ...own };
    const { app } = world.roster.api;
    const caller = app.get(GraphTokens, { strict: false }).asUser(linkedUser({ microsoft }));
    for (const list of lists) {
      const path = `/groups/${world.chemistry}/${list}/${await idOf(upn)}/$ref`;
      await app.get(GraphClient, { strict: false }).delete(caller, path);
    }
  }

  async function change(route: Route) {
    const ids: Record<string, string> = {
      id: world.chemistry,
      aid: isOwnWork(route) || route.path.includes('/submissions') ? handedOut : draft,
      userId: await idOf(elena),
    };
    const path = route.path.replaceAll(
      /:(\w+)/g,
      (_, name: string) => ids[name] ?? crypto.randomUUID(),
    );
    const isFile = route.method === 'POST' && path.endsWith('/resources');
    const json = given[`${route.method} ${route.path.split('/').at(-1)}`];
    return world
      .as(isOwnWork(route) ? noor : tomas)
      .request<Problem>(route.method, isFile ? `${path}?name=a.txt` : path, {
        ...(isFile ? { raw: 'text' } : json && { json }),
        headers: { 'if-match': etag },
      });
  }

  it('still sees it, since pages may be a minute old', async () => {
    expect((await see(tomas)).body.myRole).toBe('Teacher');
  });

  it('cannot change it on any route, and no write even reaches Microsoft', async () => {
    expect(writes.length).toBeGreaterThan(10);
    await world.roster.sandbox.control('DELETE', '/requests');
    const went = [];
    for (const route of writes) {
      const { status } = await change(route);
      if (status !== 403) went.push(`${route.method} ${route.path} ${status}`);
    }
    expect(went).toEqual([]);
    const { value } = await world.roster.sandbox.control<{
      value: { method: string; path: string }[];
    }>('GET', '/requests');
    const isWrite = ({ method, path }: { method: string; path: string }) =>
      method !== 'GET' && path.startsWith('/v1.0/') && !path.endsWith('/$batch');
    expect(value.filter(isWrite)).toEqual([]);
  });
});
