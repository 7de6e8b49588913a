import { directorySnapshotSchema } from '../../tenant/directory';
import { TestGraph, type TestCaller } from '../testing/test-graph';

const scopes = [
  'User.Read',
  'EduRoster.ReadBasic',
  'GroupMember.ReadWrite.All',
  'Group.ReadWrite.All',
];

let graph: TestGraph;
beforeAll(async () => {
  graph = await new TestGraph().listen();
});
afterEach(() => {
  graph.directory.reset();
});
afterAll(() => graph.close());

function referTo(id: string, kind = 'directoryObjects') {
  return { '@odata.id': `https://graph.microsoft.com/v1.0/${kind}/${id}` };
}

/** Chemistry 1 has only Elena; Tomas isn't in it. */
function chemistry() {
  const elena = graph.as('EMarsh', scopes);
  const tomas = graph.person('TReyes');
  return { elena, tomas, id: graph.classNamed('Chemistry 1').id };
}

async function idsAt(caller: TestCaller, path: string): Promise<unknown[]> {
  const { body } = await caller.get(`${path}?$top=999&$select=id`);
  return body.value.map(({ id }) => id);
}

/** Everywhere Graph shows whether someone is a member, and an owner. */
async function placesOf(userId: string, classId: string) {
  const app = graph.asApp(['EduRoster.Read.All', 'Member.Read.Hidden', 'GroupMember.Read.All']);
  const own = graph.as(graph.tenant.user(userId)!.userPrincipalName, scopes);
  const has = async (caller: TestCaller, path: string, id: string) =>
    (await idsAt(caller, path)).includes(id);
  return {
    members: [
      await has(app, `/groups/${classId}/members`, userId),
      await has(app, `/education/classes/${classId}/members`, userId),
      await has(app, `/education/users/${userId}/classes`, classId),
      await has(own, '/education/me/classes', classId),
      await has(own, '/me/memberOf', classId),
    ],
    owners: [
      await has(app, `/groups/${classId}/owners`, userId),
      await has(app, `/education/classes/${classId}/teachers`, userId),
      await has(app, `/education/users/${userId}/taughtClasses`, classId),
      await has(own, '/education/me/taughtClasses', classId),
    ],
  };
}

const all = (isIn: boolean) => ({ members: Array(5).fill(isIn), owners: Array(4).fill(isIn) });

it('adds a co-teacher in two steps, each of which shows everywhere', async () => {
  const { elena, tomas, id } = chemistry();
  const before = graph.tenant.classes.find(id)!;
  expect(await placesOf(tomas.id, id)).toEqual(all(false));

  const member = await elena.send('POST', `/groups/${id}/members/$ref`, {
    body: referTo(tomas.id),
  });
  expect([member.status, member.body]).toEqual([204, {}]);
  expect(await placesOf(tomas.id, id)).toEqual({ ...all(false), members: all(true).members });

  const owner = await elena.send('POST', `/groups/${id}/owners/$ref`, {
    body: referTo(tomas.id, 'users'),
  });
  expect(owner.status).toBe(204);
  expect(await placesOf(tomas.id, id)).toEqual(all(true));

  for (const list of ['members', 'owners']) {
    const path = `/groups/${id}/${list}/${tomas.id}/$ref`;
    expect((await elena.send('DELETE', path)).status).toBe(204);
  }
  expect(await placesOf(tomas.id, id)).toEqual(all(false));
  expect(graph.tenant.classes.find(id)).toEqual(before);
});

it("doesn't list an owner who isn't a member among the members, but still lets them see the class", async () => {
  const { elena, tomas, id } = chemistry();
  await elena.send('POST', `/groups/${id}/owners/$ref`, {
    body: referTo(tomas.id, 'education/users'),
  });
  expect(await placesOf(tomas.id, id)).toEqual({ ...all(false), owners: all(true).owners });
  const seen = await graph.as('TReyes', scopes).get(`/education/classes/${id}/teachers`);
  expect(seen.body.value).toHaveLength(2);
});

it('removes students and adds them back; meanwhile the class is gone from their own list', async () => {
  const { elena, id } = chemistry();
  const noor = graph.person('NHaddad');
  expect((await placesOf(noor.id, id)).members).toEqual(all(true).members);
  await elena.send('DELETE', `/groups/${id}/members/${noor.id}/$ref`);
  expect(await placesOf(noor.id, id)).toEqual(all(false));
  const again = await elena.send('DELETE', `/groups/${id}/members/${noor.id}/$ref`);
  expect([again.status, again.body.error.code]).toEqual([404, 'Request_ResourceNotFound']);
  await elena.send('POST', `/groups/${id}/members/$ref`, { body: referTo(noor.id) });
  expect((await placesOf(noor.id, id)).members).toEqual(all(true).members);
});

it.each(['members', 'owners'])('refuses to add someone to the %s twice', async (list) => {
  const { elena, id } = chemistry();
  const { status, body } = await elena.send('POST', `/groups/${id}/${list}/$ref`, {
    body: referTo(graph.person('EMarsh').id),
  });
  expect([status, body.error.code]).toEqual([400, 'Request_BadRequest']);
  expect(body.error.message).toContain('One or more added object references already exist');
});

it('keeps the last owner, counting only people who still exist', async () => {
  const { elena, tomas, id } = chemistry();
  const own = `/groups/${id}/owners/${graph.person('EMarsh').id}/$ref`;
  const alone = await elena.send('DELETE', own);
  expect([alone.status, alone.body.error.code]).toEqual([400, 'Request_BadRequest']);
  await elena.send('POST', `/groups/${id}/owners/$ref`, { body: referTo(tomas.id) });
  graph.tenant.removeUser(tomas.id, 'changed');
  expect((await elena.send('DELETE', own)).status).toBe(400);
  graph.tenant.restoreUser(tomas.id);
  expect((await elena.send('DELETE', own)).status).toBe(204);
});

it("returns 404 for a group or a person that doesn't exist", async () => {
  const { elena, tomas, id } = chemistry();
  const nobody = '00000000-0000-0000-0000-000000000001';
  const asked: readonly (readonly [string, string, unknown?])[] = [
    ['POST', `/groups/${nobody}/members/$ref`, referTo(tomas.id)],
    ['POST', `/groups/${id}/members/$ref`, referTo(nobody)],
    ['POST', `/groups/${id}/owners/$ref`, referTo(nobody, 'users')],
    ['DELETE', `/groups/${id}/members/${nobody}/$ref`],
    ['DELETE', `/groups/${id}/owners/${tomas.id}/$ref`],
  ];
  for (const [method, path, body] of asked) {
    const answer = await elena.send(method, path, { body });
    expect([path, answer.status, answer.body.error.code]).toEqual([
      path,
      404,
      'Request_ResourceNotFound',
    ]);
  }
});

it.each([
  ['no body', undefined],
  ['a relative address', { '@odata.id': '/users/x' }],
  ['a different kind of object', referTo('x', 'groups')],
  ['a number', { '@odata.id': 7 }],
])('refuses %s as a reference', async (_what, body) => {
  const { elena, id } = chemistry();
  const answer = await elena.send('POST', `/groups/${id}/members/$ref`, { body });
  expect([answer.status, answer.body.error.code]).toEqual([400, 'Request_BadRequest']);
});

it('refuses anyone who is neither an owner nor an administrator, even a member', async () => {
  const { tomas, id } = chemistry();
  const path = `/groups/${id}/members/$ref`;
  const body = referTo(tomas.id);
  for (const name of ['TReyes', 'NHaddad']) {
    const { status, body: refusal } = await graph.as(name, scopes).send('POST', path, { body });
    expect([status, refusal.error.code]).toEqual([403, 'Authorization_RequestDenied']);
  }
  expect((await graph.as('admin', scopes).send('POST', path, { body })).status).toBe(204);
});

it('lets the app change classes through the roster, without a person', async () => {
  const { tomas, id } = chemistry();
  const app = graph.asApp(['EduRoster.ReadWrite.All', 'Member.Read.Hidden']);
  const body = referTo(tomas.id, 'education/users');
  const path = `/education/classes/${id}`;
  expect((await app.send('POST', `${path}/members/$ref`, { body })).status).toBe(204);
  expect((await app.send('POST', `${path}/teachers/$ref`, { body })).status).toBe(204);
  expect(await placesOf(tomas.id, id)).toEqual(all(true));
  expect((await app.send('DELETE', `${path}/teachers/${tomas.id}/$ref`)).status).toBe(204);
  expect((await app.send('DELETE', `${path}/members/${tomas.id}/$ref`)).status).toBe(204);
  expect(await placesOf(tomas.id, id)).toEqual(all(false));
});

it('keeps changes across a restart, but not a reset', async () => {
  const { elena, tomas, id } = chemistry();
  await elena.send('POST', `/groups/${id}/members/$ref`, { body: referTo(tomas.id) });
  await elena.send('DELETE', `/groups/${id}/members/${graph.person('NHaddad').id}/$ref`);
  const members = graph.tenant.classes.find(id)?.memberIds;
  const kept: unknown = JSON.parse(JSON.stringify(graph.directory.snapshot()));
  graph.directory.reset();
  expect(await placesOf(tomas.id, id)).toEqual(all(false));
  graph.directory.restore(directorySnapshotSchema.parse(kept));
  expect(graph.tenant.classes.find(id)?.memberIds).toEqual(members);
  expect((await placesOf(tomas.id, id)).members).toEqual(all(true).members);
});
