import type { Problem } from '@app/contracts';
import { changesOf, type Answer, type JsonChange } from '../../testing';
import { admin, AssignmentWorld, elena, noor } from './assignments/testing';

type Body = Record<string, unknown> & Partial<Problem>;

/** Users and the routes they read, with placeholders for ids from the sandbox. */
const routes: [string, string][] = [
  [elena, '/api/v1/schools'],
  [elena, '/api/v1/schools/{school}'],
  [elena, '/api/v1/schools/{school}/classes'],
  [elena, '/api/v1/schools/{school}/teachers'],
  [elena, '/api/v1/me/classes'],
  [elena, '/api/v1/classes/{class}'],
  [elena, '/api/v1/classes/{class}/students'],
  [elena, '/api/v1/classes/{class}/documents'],
  [elena, '/api/v1/classes/{class}/conversations'],
  [elena, '/api/v1/classes/{class}/seating'],
  [elena, '/api/v1/classes/{class}/assignments'],
  [elena, '/api/v1/classes/{class}/assignments/{assignment}'],
  [elena, '/api/v1/classes/{class}/assignments/{assignment}/resources'],
  [elena, '/api/v1/classes/{class}/assignments/{assignment}/submissions'],
  [noor, '/api/v1/classes/{class}/assignments'],
  [noor, '/api/v1/classes/{class}/assignments/{assignment}/submissions/mine'],
  [admin, '/api/v1/classes/{class}/students'],
  [admin, '/api/v1/admin/health'],
];

describe('reading with gaps and new values in Graph’s answers', () => {
  let world: AssignmentWorld;
  let tenantId: string;
  const places: Record<string, string> = {};

  beforeAll(async () => {
    world = await AssignmentWorld.start({}, { isProxied: true });
    const [tenant] = await world.roster.tenants();
    tenantId = tenant!.id;
    await world.delays({ publishDelay: 0, submissionDelay: 0 });
    const { body } = await world
      .as(elena)
      .get<{ value: { id: string; isMine: boolean }[] }>('/api/v1/schools');
    places['school'] = body.value.find(({ isMine }) => isMine)!.id;
    places['class'] = world.chemistry;
    const { id } = await world.draft({ instructions: 'Read', maxPoints: 10 });
    const path = world.pathOf(world.chemistry, `/${id}`);
    await world.upload(elena, `${path}/resources`, { name: 'sheet.txt' });
    await world.publish(id);
    await world.upload(noor, `${path}/submissions/mine/resources`, { name: 'work.txt' });
    await world.as(noor).post(`${path}/submissions/mine/submit`);
    places['assignment'] = id;
  });
  afterAll(() => world.stop());

  const pathOf = (route: string) =>
    route.replaceAll(/\{(\w+)\}/g, (_all, name) => places[name as string]!);

  async function read(upn: string, route: string): Promise<Answer<Body>> {
    world.roster.forgetAnswers(tenantId);
    return world.as(upn).get<Body>(pathOf(route));
  }

  /** Ids that decide whether there is anything to show. */
  async function keysOf(upn: string): Promise<string[]> {
    const [tenant] = await world.roster.tenants();
    const user = tenant!.users.find(({ userPrincipalName }) => userPrincipalName === upn);
    return [user!.id, ...Object.values(places)];
  }

  it.each(routes)(
    'tolerates any single change: %s reads %s',
    async (upn, route) => {
      const { answers } = world.roster;
      const before = await read(upn, route);
      expect(before.status).toBe(200);
      const keys = await keysOf(upn);
      const found: string[] = [];
      for (const answer of await answers.during(() => read(upn, route))) {
        for (const change of changesOf(answer.json)) {
          answers.alter(answer.of, change);
          const after = await read(upn, route);
          const fault = faultOf({ before: before.body, after, change, keys });
          if (fault) found.push(`${answer.of} ${change.path.join('.')} ${change.name}: ${fault}`);
        }
      }
      answers.rewrite((_of, json) => json);
      expect(found).toEqual([]);
    },
    120_000,
  );

  it.each(routes)('ignores the case of ids: %s reads %s', async (upn, route) => {
    const before = await read(upn, route);
    world.roster.answers.rewrite((_of, json) =>
      mapTexts(json, (text) => text.replaceAll(guid, upper)),
    );
    const after = await read(
      upn,
      route.replaceAll(/\{(\w+)\}/g, (_all, name) => upper(places[name as string]!)),
    );
    world.roster.answers.rewrite((_of, json) => json);
    expect([after.status, withoutTimes(after.body)]).toEqual([200, withoutTimes(before.body)]);
  });

  it.each(routes)('needs nothing but ids: %s reads %s', async (upn, route) => {
    world.roster.answers.rewrite((_of, json) => onlyIds(json));
    const { status } = await read(upn, route);
    world.roster.answers.rewrite((_of, json) => json);
    // An assignment of unknown status doesn't exist for students.
    expect([200, ...(upn === noor ? [404] : [])]).toContain(status);
  });

  it.each(routes)('shows things without names: %s reads %s', async (upn, route) => {
    const before = await read(upn, route);
    world.roster.answers.rewrite((_of, json) => withoutNames(json));
    const after = await read(upn, route);
    world.roster.answers.rewrite((_of, json) => json);
    expect(after.status).toBe(200);
    expect(entries(after.body)).toBe(entries(before.body));
    expect(namesIn(after.body)).not.toContain('');
  });
});

interface Trial {
  before: Body;
  after: Answer<Body>;
  change: JsonChange;
  keys: readonly string[];
}

/** What is wrong with our response; undefined if it is fine. */
function faultOf(trial: Trial): string | undefined {
  const { status, body } = trial.after;
  const { path } = trial.change;
  // An unusable answer shows nothing; a missing list doesn't count as an empty one (S-20).
  const isWhole = path.length === 0 || path.join() === 'value';
  if (isWhole ? isFair(trial.after) : isRefused(status) && hangsOnIt(trial)) return undefined;
  if (status !== 200) return `${status} ${body.code}`;
  const lost = entries(trial.before) - entries(body);
  return lost > 1 ? `${lost} entries are lost` : undefined;
}

/** Whether the change removes somebody's role in the class, or the very thing requested. */
function hangsOnIt({ before, change, keys }: Trial): boolean {
  if (change.name === 'in upper case') return false;
  const place = change.path.join();
  const isGone = /^value,\d+(?:,id)?$/.test(place) && !Array.isArray(before['value']);
  // Students see what was handed out, not what has an unknown status.
  const isStatus = place === 'status';
  return isGone || isStatus || keys.some((key) => JSON.stringify(change.before).includes(key));
}

const isRefused = (status: number) => status === 403 || status === 404;

const isFair = ({ status, body }: Answer<Body>) =>
  status === 200 || isRefused(status) || (status === 502 && body.code === 'graph_error');

const entries = ({ value }: Body) => (Array.isArray(value) ? value.length : 0);

const guid = /[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}/g;
const upper = (text: string) => text.toUpperCase();

/** The health center's measurements differ each time. */
const withoutTimes = (body: Body) => ({ ...body, checkedAt: undefined });

function mapTexts(json: unknown, change: (text: string) => string): unknown {
  if (typeof json === 'string') return change(json);
  if (Array.isArray(json)) return json.map((part) => mapTexts(part, change));
  if (typeof json !== 'object' || json === null) return json;
  return Object.fromEntries(
    Object.entries(json).map(([key, part]) => [key, mapTexts(part, change)]),
  );
}

const nameKeys = ['displayName', 'name', 'topic'];

function withoutNames(json: unknown): unknown {
  if (Array.isArray(json)) return json.map(withoutNames);
  if (typeof json !== 'object' || json === null) return json;
  return Object.fromEntries(
    Object.entries(json).map(([key, part]) => [
      key,
      nameKeys.includes(key) ? null : withoutNames(part),
    ]),
  );
}

/** Keeps ids and the structure around them; everything else becomes null. */
function onlyIds(json: unknown): unknown {
  if (Array.isArray(json)) return json.map(onlyIds);
  if (typeof json !== 'object' || json === null) return null;
  return Object.fromEntries(
    Object.entries(json).map(([key, part]) => [key, /id$/i.test(key) ? part : onlyIds(part)]),
  );
}

/** Topics don't count as names: a conversation without one says so on its page. */
function namesIn(json: unknown): unknown[] {
  if (Array.isArray(json)) return json.flatMap(namesIn);
  if (typeof json !== 'object' || json === null) return [];
  return Object.entries(json).flatMap(([key, part]) =>
    key === 'displayName' || key === 'name' ? [part] : namesIn(part),
  );
}
