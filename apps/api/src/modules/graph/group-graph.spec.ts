import { Forbidden, NotFound } from '../../http';
import { GraphRequestFailed } from './graph-error';
import { GraphOrigin } from './graph-origin';
import { GroupGraph } from './group-graph';
import { connectGraph, failure, FakeCaller, GraphServer, json, reset, type Reply } from './testing';

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
  let server: GraphServer;
  let transport: { close(): Promise<void> };

  beforeAll(async () => {
    server = await GraphServer.start();
  });
  afterEach(() => transport.close());
  afterAll(() => server.close());

  function setup(...replies: Reply[]) {
    server.script(...replies);
    const connected = connectGraph(server.url);
    transport = connected.transport;
    return new GroupGraph(connected.graph, new GraphOrigin(server.url));
  }

  it.each([
    ['member', 'members'],
    ['owner', 'owners'],
  ])('adds one more %s by reference', async (kind, list) => {
    const groups = setup(done);
    await (kind === 'member' ? groups.addMember : groups.addOwner).call(groups, caller, 'g', 'u');
    expect(server.requests.map(({ method, path }) => [method, path])).toEqual([
      ['POST', `/v1.0/groups/g/${list}/$ref`],
    ]);
    expect(JSON.parse(server.requests[0]!.body)).toEqual({
      '@odata.id': `${server.url}/v1.0/directoryObjects/u`,
    });
  });

  it('takes who is there already as added', async () => {
    await expect(setup(there).addMember(caller, 'g', 'u')).resolves.toBeUndefined();
  });

  it('sends a lost request again: done the first time, it finds the person there', async () => {
    await expect(setup(reset, there).addOwner(caller, 'g', 'u')).resolves.toBeUndefined();
    expect(server.requests).toHaveLength(2);
  });

  it.each([
    ['another bad request', failure(400, 'Request_BadRequest'), GraphRequestFailed],
    ['a refusal', failure(403), Forbidden],
    ['an unknown person', failure(404), NotFound],
  ])('hands on %s', async (_what, reply, expected) => {
    await expect(setup(reply).addMember(caller, 'g', 'u')).rejects.toThrow(expected);
  });

  it.each(['..', 'a/b', 'a?b', ''])('asks nothing for the id %j (S-15)', async (id) => {
    const groups = setup(done);
    await expect(groups.addMember(caller, id, 'u')).rejects.toThrow(NotFound);
    await expect(groups.addMember(caller, 'g', id)).rejects.toThrow(NotFound);
    expect(server.requests).toHaveLength(0);
  });
});
