import { loadRosters } from '../../roster/load-rosters';
import { TestGraph } from '../testing/test-graph';

const app = ['EduRoster.Read.All', 'Member.Read.Hidden'];

let graph: TestGraph;
beforeAll(async () => {
  const generate = { tenants: 1, schools: 2, classes: 10, classSize: 20, users: 5000 };
  graph = await new TestGraph({ tenants: loadRosters({ generate }) }).listen();
});
afterAll(() => graph.close());

function usersPath(): string {
  return `/education/schools/${graph.tenant.roster.data.schools[0]!.id}/users`;
}

it("pages through a school's people, 999 at a time", async () => {
  const sizes: number[] = [];
  const ids = new Set<unknown>();
  let next: string | undefined = `${usersPath()}?$top=999&$select=id,primaryRole`;
  while (next) {
    const { body } = await graph.asApp(app).get(next);
    sizes.push(body.value.length);
    for (const { id } of body.value) ids.add(id);
    next = body['@odata.nextLink'] as string | undefined;
  }
  expect(sizes).toEqual([999, 999, 502]);
  expect(ids.size).toBe(2500);
});

it('refuses to filter by primaryRole, which nothing documents', async () => {
  const { status, body } = await graph
    .asApp(app)
    .get(`${usersPath()}?$filter=primaryRole eq 'teacher'`);
  expect([status, body.error.code]).toEqual([400, 'Request_UnsupportedQuery']);
});

it('invents a library of several pages even in a generated tenant', async () => {
  const sizes = await Promise.all(
    graph.tenant.roster.classIds.map(async (id) => {
      const { body } = await graph.asApp(['Files.Read.All']).get(`/groups/${id}/drive/root`);
      return (body['folder'] as { childCount: number } | undefined)?.childCount ?? 0;
    }),
  );
  expect(sizes.filter((size) => size > 400)).toHaveLength(1);
});

it('neither skips nor repeats anyone while people change schools between pages', async () => {
  const { schools } = graph.tenant;
  const [id, other] = schools.ids as [string, string];
  const everyone = schools.everIn(id);
  const caller = graph.asApp(app);
  const { body } = await caller.get(`${usersPath()}?$top=999&$select=id`);
  const seen = everyone.slice(0, 10);
  const comes = schools.everIn(other)[0]!;
  for (const userId of seen) graph.tenant.setSchoolsOf(userId, [other]);
  graph.tenant.setSchoolsOf(comes, [id]);
  const rest: unknown[] = [];
  let next = body['@odata.nextLink'] as string | undefined;
  while (next) {
    const page = await caller.get(next);
    rest.push(...page.body.value.map((user) => user['id']));
    next = page.body['@odata.nextLink'] as string | undefined;
  }
  expect(rest).toEqual([...everyone.slice(999), comes]);
  const again = await caller.get(`${usersPath()}?$top=999&$select=id`);
  expect(again.body.value[0]).toEqual({ id: everyone[10] });
});
