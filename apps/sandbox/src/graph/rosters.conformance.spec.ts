import { loadRosters } from '../roster/load-rosters';
import { wholeRosters } from '../roster/testing/whole-rosters';
import { schemaProblems } from './testing/graph-schema';
import { application, TestGraph } from './testing/test-graph';

/** Every collection about a roster, with the schema of its answer. */
const lists = [
  ['/users?$select=*', 'collectionOf.user'],
  ['/users/delta?$select=*', 'deltaOf.user'],
  ['/education/users', 'collectionOf.educationUser'],
  ['/education/users/delta', 'deltaOf.educationUser'],
  ['/education/schools/delta', 'deltaOf.educationSchool'],
  ['/education/classes/delta', 'deltaOf.educationClass'],
  ['/education/schools', 'collectionOf.educationSchool'],
  ['/education/schools/{school}/classes', 'collectionOf.educationClass'],
  ['/education/schools/{school}/users', 'collectionOf.educationUser'],
  ['/education/classes', 'collectionOf.educationClass'],
  ['/education/classes/{class}/members', 'collectionOf.educationUser'],
  ['/education/classes/{class}/teachers', 'collectionOf.educationUser'],
  ['/groups/{class}/members', 'collectionOf.directoryObject'],
] as const;

const roles = [...application, 'GroupMember.Read.All'];

describe.each(wholeRosters)('with the roster $name (BOX-1, BOX-2)', (roster) => {
  let graph: TestGraph;
  beforeAll(async () => {
    graph = await new TestGraph({ tenants: loadRosters({ data: [roster] }) }).listen();
  });
  afterAll(() => graph.close());

  /** The template's paths: one for each school or class it is about. */
  function pathsOf(template: string): string[] {
    const { schools, classes } = graph.tenant.roster.data;
    if (template.includes('{school}'))
      return schools.map(({ id }) => template.replace('{school}', id));
    if (template.includes('{class}'))
      return classes.map(({ id }) => template.replace('{class}', id));
    return [template];
  }

  it.each(lists)('each page of %s is a %s', async (template, schema) => {
    for (const path of pathsOf(template)) {
      let next: string | undefined = path;
      while (next) {
        const { status, body } = await graph.asApp(roles).get(next);
        expect([status, schemaProblems(schema, body)]).toEqual([200, []]);
        next = body['@odata.nextLink'] as string | undefined;
      }
    }
  });

  it('everyone in it is found by name, with their own classes', async () => {
    const { users } = graph.tenant.roster.data;
    for (const { id, userPrincipalName } of users) {
      const path = `/education/users/${encodeURIComponent(userPrincipalName)}`;
      const [user, classes] = await Promise.all([
        graph.asApp().get(path),
        graph.asApp().get(`${path}/classes`),
      ]);
      expect(user.body['id']).toBe(id);
      expect(schemaProblems('microsoft.graph.educationUser', user.body)).toEqual([]);
      expect(classes.body.value).toHaveLength(graph.tenant.classes.ofMember(id).length);
    }
  });
});
