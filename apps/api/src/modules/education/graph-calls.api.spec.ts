import { listClasses, listSchools, RosterWorld, type LoggedRequest } from './testing';

const describeRequests = (requests: LoggedRequest[]) =>
  requests
    .map(({ method, path }) => `${method} ${path.replaceAll(/[\da-f-]{36}/g, '{id}')}`)
    .sort();

describe.each([
  ['2 schools with 2 classes each', 2, 'schools=2,classes=4'],
  ['200 schools', 200, 'schools=200,classes=400'],
  ['a school with 200 classes', 1, 'schools=1,classes=200'],
])('Graph calls with %s', (_name, schools, sizes) => {
  let world: RosterWorld;
  let teacher: string;

  beforeAll(async () => {
    world = await RosterWorld.start(['--generate', `${sizes},users=600`]);
    teacher = await world.somebody('Teacher');
  });
  afterAll(() => world.stop());
  afterEach(() => world.sandbox.control('DELETE', '/faults'));

  it('are two in parallel for the schools, and none for a repeat within a minute', async () => {
    const browser = await world.linked(teacher);
    const requests = await world.graphRequests(() =>
      world.atOnce(2, { path: '/v1\\.0/education/' }, () => listSchools(browser)),
    );
    expect(describeRequests(requests)).toEqual([
      'GET /v1.0/education/me/schools',
      'GET /v1.0/education/schools',
    ]);
    expect(await listSchools(browser)).toHaveLength(schools);
    expect(await world.graphRequests(() => listSchools(browser))).toEqual([]);
  });

  it('are three for the first page of classes, independent ones in parallel, and none for a repeat', async () => {
    const browser = await world.signedIn(teacher);
    const school = (await listSchools(browser))[0]!;
    const match = { path: '/v1\\.0/education/', batchPart: false };
    const requests = await world.graphRequests(() =>
      world.atOnce(2, match, () => listClasses(browser, school.id)),
    );
    expect(describeRequests(requests)).toEqual([
      'GET /v1.0/education/me/classes',
      'GET /v1.0/education/schools/{id}/classes',
      'POST /v1.0/$batch',
    ]);
    expect(await world.graphRequests(() => listClasses(browser, school.id))).toEqual([]);
  });

  it('need no SQL statements besides three for session, account, and token', async () => {
    const browser = await world.signedIn(teacher);
    const school = (await listSchools(browser))[0]!;
    const statements = await world.statements(() => listClasses(browser, school.id));
    const lookUps = /\b(sessions|auth_user|profiles|user_roles|organizations|token_cache)\b/;
    expect(statements.length).toBeGreaterThan(0);
    expect(statements.filter((statement) => !lookUps.test(statement))).toEqual([]);
    expect(statements.length).toBeLessThanOrEqual(3);
  });
});
