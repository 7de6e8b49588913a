import { loadRosters } from '../roster/load-rosters';
import { TestGraph } from './testing/test-graph';

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

it('pages through the people of a school, in pages of 999', async () => {
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

it('refuses the filter by primaryRole, which nothing documents', async () => {
  const { status, body } = await graph
    .asApp(app)
    .get(`${usersPath()}?$filter=primaryRole eq 'teacher'`);
  expect([status, body.error.code]).toEqual([400, 'Request_UnsupportedQuery']);
});

it('makes up a library of several pages also in a tenant that is made up', async () => {
  const sizes = await Promise.all(
    graph.tenant.roster.classIds.map(async (id) => {
      const { body } = await graph.asApp(['Files.Read.All']).get(`/groups/${id}/drive/root`);
      return (body['folder'] as { childCount: number } | undefined)?.childCount ?? 0;
    }),
  );
  expect(sizes.filter((size) => size > 400)).toHaveLength(1);
});
