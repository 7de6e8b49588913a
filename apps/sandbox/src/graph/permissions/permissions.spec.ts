import { inventConversations } from '../../tenant/conversations/invent-conversations';
import type { Class } from '../../tenant/roster/entities';
import { TestGraph } from '../testing/test-graph';
import { allows, callPermissions, type CallPermissions } from './permissions';

type Kind = 'user' | 'app';
type Row = readonly [name: string, permissions: CallPermissions];

const rows = Object.entries(callPermissions) as unknown as readonly Row[];
const others = [
  'Mail.Read',
  'EduAssignments.ReadWrite',
  'Files.ReadWrite.All',
  'Group-Conversation.Read.All',
  'AppRoleAssignment.ReadWrite.All',
];

/** Every cell of the table that names a permission. */
const cells = rows.flatMap(([name, { delegated, application }]) => [
  ...(delegated === 'not supported' ? [] : delegated).map((one) => [name, 'user', one] as const),
  ...(application === 'not supported' ? [] : application).map((one) => [name, 'app', one] as const),
]);
const everyPermission = [...new Set(cells.flatMap(([, , permission]) => permission.split(' + ')))];
const unsupported = rows.flatMap(([name, { delegated, application }]) => [
  ...(delegated === 'not supported' ? [[name, 'user'] as const] : []),
  ...(application === 'not supported' ? [[name, 'app'] as const] : []),
]);
const ownOnly = rows.flatMap(([name, { self = [] }]) => self.map((one) => [name, one] as const));

let graph: TestGraph;
beforeAll(async () => {
  graph = await new TestGraph().listen();
});
afterEach(() => {
  graph.directory.reset();
});
afterAll(() => graph.close());

/** Chemistry, and someone and something in it. */
function idsInside(item: Class) {
  const drive = graph.tenant.drives.ofClass(item.id);
  const files = drive?.childrenOf(drive.root).filter(({ file }) => file) ?? [];
  const [conversation] = inventConversations(graph.tenant.classes, item.id);
  return {
    conversationId: conversation?.id,
    threadId: conversation?.threadId,
    userId: item.memberIds.at(-1),
    driveId: drive?.id,
    itemId: files[0]?.id,
  };
}

function idsFor(template: string): Record<string, string | undefined> {
  const elena = graph.person('EMarsh').id;
  const chemistry = graph.tenant.classes.ofTeacher(elena)[1]!;
  const [, area = '', part = ''] = template.split('/');
  const ids: Record<string, string | undefined> = {
    organization: graph.tenant.id,
    servicePrincipals: graph.tenant.grants()?.servicePrincipalId,
    groups: chemistry.id,
    classes: chemistry.id,
    schools: chemistry.schoolId,
    users: elena,
    directory: elena,
  };
  return {
    ...idsInside(chemistry),
    id: ids[area === 'education' ? part : area],
    appId: '5a1b0c7e-2d3f-4e6a-9b8c-0d1e2f3a4b5c',
    size: '48x48',
    // Who they belong to is checked only after authorization.
    fileName: 'none',
    assignmentId: 'none',
    submissionId: 'none',
    resourceId: 'none',
    outcomeId: 'none',
  };
}

/** A path from the table, filled in with someone and something that exist. */
function pathOf(template: string): string {
  const ids = idsFor(template);
  const isCast = template.endsWith('directoryRole');
  return template
    .replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(ids[name] ?? ''))
    .concat(isCast ? '?$count=true' : '');
}

interface Asking {
  readonly kind: Kind;
  readonly granted: readonly string[];
  readonly user?: string;
}

async function statusOf(name: string, { kind, granted, user = 'EMarsh' }: Asking): Promise<number> {
  const [method = '', template = ''] = name.split(' ');
  const caller = kind === 'user' ? graph.as(user, granted) : graph.asApp(granted);
  const headers = { ConsistencyLevel: 'eventual' };
  const response = await caller.fetch(pathOf(template), { method, headers });
  await response.body?.cancel();
  return response.status;
}

/** A photo may be missing, a body wrong; that only shows after authorization. */
const letIn = [200, 204, 302, 400, 404];

it.each(rows)(
  '%s is refused without one of its permissions, whatever else was granted',
  async (name, { delegated, application }) => {
    const granted = others.filter(
      (one) => ![delegated, application].some((wanted) => allows(wanted, [one])),
    );
    expect(granted.length).toBeGreaterThan(2);
    expect(await statusOf(name, { kind: 'user', granted })).toBe(403);
    expect(await statusOf(name, { kind: 'app', granted })).toBe(403);
  },
);

it.each(cells)('%s accepts a token of kind %s with %s', async (name, kind, permission) => {
  const granted = permission.split(' + ');
  // Group membership is hidden from apps too (graph-reference 3.6).
  const isHidden = kind === 'app' && /\/groups\/.*(members|owners)$/.test(name);
  const needed = isHidden ? [...granted, 'Member.Read.Hidden'] : granted;
  for (const one of needed) {
    const rest = needed.filter((other) => other !== one);
    expect(await statusOf(name, { kind, granted: rest })).toBe(403);
  }
  expect(letIn).toContain(await statusOf(name, { kind, granted: needed }));
});

it.each(unsupported)('%s accepts no token of kind %s at all', async (name, kind) => {
  expect(await statusOf(name, { kind, granted: everyPermission })).toBe(403);
});

it.each(ownOnly)('%s lets a user with %s ask only about themselves', async (name, permission) => {
  const asking = { kind: 'user', granted: [permission] } as const;
  expect(letIn).toContain(await statusOf(name, asking));
  expect(await statusOf(name, { ...asking, user: 'TReyes' })).toBe(403);
});

it('accepts a permission that includes the required one', async () => {
  const readsAll = { kind: 'user', granted: ['User.Read.All'], user: 'TReyes' } as const;
  expect(await statusOf('GET /users/{id}', readsAll)).toBe(200);
  const writesAll = { kind: 'app', granted: ['EduRoster.ReadWrite.All'] } as const;
  expect(await statusOf('GET /education/users', writesAll)).toBe(200);
});
