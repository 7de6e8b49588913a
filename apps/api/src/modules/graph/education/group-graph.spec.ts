import { Forbidden, NotFound } from '../../../http';
import { GraphRequestFailed } from '../transport/graph-error';
import { GraphOrigin } from '../transport/graph-origin';
import { failure, FakeCaller, json, reset, scriptedGraph, type Reply } from '../testing';
import { GroupGraph } from './group-graph';

const caller = new FakeCaller();
const there = json(
  {
    error: {
      code: 'Request_BadRequest',
      message:
        "One or more added object references already exist for the following modified properties: 'members'.",
    },
  },
  400,
);
const done: Reply = (response) => {
  response.writeHead(204).end();
};

describe('GroupGraph', () => {
  const server = scriptedGraph();

  function setup(...replies: Reply[]) {
    const connected = server.connect(replies);
    return new GroupGraph(connected.graph, new GraphOrigin(server.url));
  }

  it.each([
    ['member', 'members'],
    ['owner', 'owners'],
  ])('adds another %s by reference', async (kind, list) => {
    const groups = setup(done);
    await (kind === 'member' ? groups.addMember : groups.addOwner).call(groups, caller, 'g', 'u');
    expect(server.requests.map(({ method, path }) => [method, path])).toEqual([
      ['POST', `/v1.0/groups/g/${list}/$ref`],
    ]);
    expect(JSON.parse(server.requests[0]!.body)).toEqual({
      '@odata.id': `${server.url}/v1.0/directoryObjects/u`,
    });
  });

  const lara = '0c5c0f1a-3b43-4d7c-8b2f-7f3f7f7d0a11';
  const listed = (...ids: string[]) => json({ value: [null, ...ids.map((id) => ({ id }))] });

  it.each([
    ['as always', there],
    ['in different words', json({ error: { code: 'x', message: 'Schon vorhanden.' } }, 400)],
    ['as a conflict without a message', json({ error: {} }, 409)],
  ])('treats someone already there as added, reported %s', async (_how, refusal) => {
    const groups = setup(refusal, listed('someone', lara.toUpperCase()));
    await expect(groups.addMember(caller, 'g', lara)).resolves.toBeUndefined();
    expect(server.requests.map(({ path }) => path.split('?')[0])).toEqual([
      '/v1.0/groups/g/members/$ref',
      '/v1.0/education/classes/g/members',
    ]);
  });

  it('resends a lost request: if it was done the first time, the person is already there', async () => {
    await expect(
      setup(reset, there, listed(lara)).addOwner(caller, 'g', lara),
    ).resolves.toBeUndefined();
    expect(server.requests.at(-1)?.path).toContain('/education/classes/g/teachers');
  });

  it("doesn't trust the message: someone who isn't there was refused for another reason", async () => {
    const added = setup(there, listed('someone')).addOwner(caller, 'g', lara);
    await expect(added).rejects.toThrow(GraphRequestFailed);
  });

  it.each([
    ['a different bad request', failure(400, 'Request_BadRequest'), GraphRequestFailed],
    ['a refusal', failure(403), Forbidden],
    ['an unknown person', failure(404), NotFound],
  ])('passes on %s', async (_what, reply, expected) => {
    await expect(setup(reply).addMember(caller, 'g', 'u')).rejects.toThrow(expected);
  });

  it.each(['..', 'a/b', 'a?b', ''])('sends nothing for the id %j (S-15)', async (id) => {
    const groups = setup(done);
    await expect(groups.addMember(caller, id, 'u')).rejects.toThrow(NotFound);
    await expect(groups.addMember(caller, 'g', id)).rejects.toThrow(NotFound);
    expect(server.requests).toHaveLength(0);
  });
});
