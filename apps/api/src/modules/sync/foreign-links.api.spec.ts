import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { DataSyncRecord } from './engine/data-sync-record.entity';
import { SyncWorld, type WireTenant } from './testing';

/** Links that don't lead to user changes in Graph, made from Graph's own address. */
const foreign: [string, (graph: URL) => string][] = [
  ['another host', () => 'https://evil.example/v1.0/users/delta?$deltatoken=x'],
  ['another port', ({ hostname }) => `http://${hostname}:9/v1.0/users/delta?$deltatoken=x`],
  ['another protocol', ({ host }) => `ftp://${host}/v1.0/users/delta?$deltatoken=x`],
  ['a host that starts with ours', ({ host }) => `http://${host}.evil.example/v1.0/users/delta?x`],
  ['our host with credentials', ({ host }) => `http://a:b@${host}/v1.0/users/delta?$deltatoken=x`],
  ['our host as credentials', ({ host }) => `http://${host}@evil.example/v1.0/users/delta?x`],
  ['another version', ({ origin }) => `${origin}/beta/users/delta?$deltatoken=x`],
  ['another resource', ({ origin }) => `${origin}/v1.0/me/messages?$deltatoken=x`],
  ['a parent path', ({ origin }) => `${origin}/v1.0/users/delta/../../me?$deltatoken=x`],
  ['an encoded path', ({ origin }) => `${origin}/v1.0/users%2fdelta?$deltatoken=x`],
  ['no host', () => '/v1.0/users/delta?$deltatoken=x'],
  ['our host without a protocol', ({ host }) => `//${host}/v1.0/users/delta?$deltatoken=x`],
  ['a script', () => 'javascript:alert(1)'],
  ['an unreadable URL', () => 'http://[::::]/\u0000'],
  [
    'an overlong URL',
    ({ origin }) => `${origin}/v1.0/users/delta?$deltatoken=${'x'.repeat(70_000)}`,
  ],
];

describe('a link that is no longer ours (S-15)', () => {
  let world: SyncWorld;
  let tenant: WireTenant;
  let ids: string[];
  let graph: URL;
  /** Listens where a foreign link could lead. */
  let stranger: Server;
  const asked: (string | undefined)[] = [];

  beforeAll(async () => {
    world = await SyncWorld.start();
    await world.standAlone();
    tenant = await world.tenant();
    ids = tenant.users.slice(0, 4).map(({ id }) => id);
    graph = new URL(world.sandbox.url);
    stranger = createServer((request, response) => {
      asked.push(request.headers.authorization);
      response.end('{"value":[]}');
    }).listen(0, '127.0.0.1');
  });
  afterAll(async () => {
    stranger.close();
    await world.stop();
  });
  beforeEach(async () => {
    await world.reset();
    await world.link(tenant, ids);
  });

  const sync = () => world.sync(tenant.id);
  const checkpoint = () => world.checkpoint(tenant.id);
  const store = (links: Partial<DataSyncRecord>) =>
    world.dataSource.manager.update(DataSyncRecord, { tenantId: tenant.id }, links);
  const answerOnce = (links: object) =>
    world.control('POST', '/faults', {
      match: { path: '/users/delta' },
      times: 1,
      status: 200,
      body: { value: [{ id: ids[0], jobTitle: 'Head' }], ...links },
    });

  async function expectWhole(): Promise<void> {
    expect(await world.lastRun(tenant.id)).toMatchObject({ state: 'done', isFull: true });
    const { deltaLink, nextLink } = await checkpoint();
    expect(deltaLink).toContain(`${graph.host}/v1.0/users/delta?`);
    expect(deltaLink!.length).toBeLessThan(10_000);
    expect(nextLink).toBeNull();
    expect(await sync()).toEqual({ state: 'done' });
    expect(await world.lastRun(tenant.id)).toMatchObject({ state: 'done', isFull: false });
  }

  describe.each(foreign)('to %s', (_, make) => {
    it('is not followed when stored: the next run is full', async () => {
      await sync();
      await store({ deltaLink: make(graph) });
      expect(await sync()).toEqual({ state: 'done' });
      await expectWhole();
    });

    it('is not followed when a round was interrupted at it', async () => {
      await sync();
      await answerOnce({ '@odata.nextLink': `${graph.origin}/v1.0/users/delta?$skiptoken=left` });
      await world.control('POST', '/faults', {
        match: { path: 'skiptoken=left' },
        times: 9,
        status: 500,
      });
      expect(await sync()).not.toEqual({ state: 'done' });
      await world.control('DELETE', '/faults');
      await store({ nextLink: make(graph), notBefore: null });
      expect(await sync()).toEqual({ state: 'done' });
      await expectWhole();
    });

    it('is neither followed nor stored when Graph sends it as the next page', async () => {
      await sync();
      await answerOnce({ '@odata.nextLink': make(graph) });
      expect(await sync()).toEqual({ state: 'done' });
      await expectWhole();
    });

    it('is not stored when Graph sends it at the end: the page counts, and the next run is full', async () => {
      await sync();
      await answerOnce({ '@odata.deltaLink': make(graph) });
      expect(await sync()).toEqual({ state: 'done' });
      expect(await world.account(ids[0]!)).toMatchObject({ jobTitle: 'Head' });
      expect(await checkpoint()).toMatchObject({ deltaLink: null, nextLink: null, phase: 'idle' });
      expect(await sync()).toEqual({ state: 'done' });
      await expectWhole();
    });
  });

  it('never gets our token, wherever it leads', async () => {
    const { port } = stranger.address() as AddressInfo;
    const link = `http://127.0.0.1:${port}/v1.0/users/delta?$deltatoken=x`;
    await sync();
    await store({ deltaLink: link });
    await sync();
    for (const name of ['@odata.nextLink', '@odata.deltaLink']) {
      await answerOnce({ [name]: link });
      await sync();
    }
    await sync();
    expect(asked).toEqual([]);
  });
});
