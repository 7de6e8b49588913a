import { Forbidden, MicrosoftLoginRequired, NotFound } from '../../../http';
import { GraphRequestFailed, GraphUnavailable } from '../transport/graph-error';
import { failure, FakeCaller, json, raw, scriptedGraph, type Reply } from '../testing';
import { readPart } from './batch-part';

const caller = new FakeCaller();
const claims = '{"access_token":{"acrs":{"essential":true,"value":"c1"}}}';
const encoded = Buffer.from(claims).toString('base64');

describe('GraphClient and the forms answers can take', () => {
  const server = scriptedGraph();

  function setup(...replies: Reply[]) {
    return server.connect(replies);
  }

  it('reads JSON that starts with a byte order mark', async () => {
    const { graph } = setup(raw('\uFEFF{"id":"x"}', 'application/json'));
    await expect(graph.get(caller, '/me')).resolves.toEqual({ id: 'x' });
  });

  it('treats blanks as no body where none is needed', async () => {
    const { graph } = setup(raw(' \r\n', 'application/json', 201));
    await expect(graph.post(caller, '/things')).resolves.toBeUndefined();
  });

  it.each<[string, unknown]>([
    ['no body', undefined],
    ['null', null],
    ['a list', []],
    ['a null error', { error: null }],
    ['a text error', { error: 'no' }],
    ['a null code', { error: { code: null, message: null } }],
    ["a code that isn't text", { error: { code: { value: 1 }, message: [] } }],
    ['null inner errors', { error: { code: 'x', message: 'x', innerError: null } }],
  ])('recognizes a refusal by its status: %s', async (_name, body) => {
    const reply = (status: number) =>
      body === undefined ? raw('', 'application/json', status) : json(body, status);
    const { graph } = setup();
    for (const [status, kind] of [
      [404, NotFound],
      [403, Forbidden],
      [400, GraphRequestFailed],
      [503, GraphUnavailable],
    ] as const) {
      server.script(reply(status));
      await expect(graph.get(caller, '/me')).rejects.toThrow(kind);
      await expect(graph.bytes(caller, '/me/photo/$value')).rejects.toThrow(kind);
    }
  });

  describe('403 for a missing sign-in step (AUTH-5)', () => {
    const challenges: {
      by: string;
      code: string;
      headers: Record<string, string>;
      wanted: string | undefined;
    }[] = [
      { by: 'a code', code: 'insufficient_claims', headers: {}, wanted: undefined },
      {
        by: 'a challenge',
        code: 'Authorization_RequestDenied',
        headers: {
          'www-authenticate': `Bearer realm="", error="insufficient_claims", claims="${encoded}"`,
        },
        wanted: claims,
      },
      {
        by: 'both, without quotes',
        code: 'Insufficient_Claims',
        headers: {
          'www-authenticate': `Bearer error=insufficient_claims, claims=${encoded}, x="1"`,
        },
        wanted: claims,
      },
    ];

    it.each(challenges)(
      'asks the person to sign in, signaled by $by',
      async ({ code, headers, wanted }) => {
        const { graph } = setup(failure(403, code, headers));
        const error: unknown = await graph.get(caller, '/me').catch((thrown: unknown) => thrown);
        expect(error).toBeInstanceOf(MicrosoftLoginRequired);
        expect((error as MicrosoftLoginRequired).claims).toBe(wanted);
      },
    );

    it.each(challenges)(
      'does so in part of a batch, signaled by $by',
      ({ code, headers, wanted }) => {
        setup();
        const body = { error: { code, message: '' } };
        let thrown: unknown;
        try {
          readPart(caller, { status: 403, headers, body });
        } catch (error) {
          thrown = error;
        }
        expect(thrown).toBeInstanceOf(MicrosoftLoginRequired);
        expect((thrown as MicrosoftLoginRequired).claims).toBe(wanted);
      },
    );

    it('asks no one when the app calls', async () => {
      const { graph } = setup(failure(403, 'insufficient_claims'));
      await expect(graph.get(new FakeCaller('app'), '/users')).rejects.toThrow(Forbidden);
    });
  });

  describe('a pause', () => {
    const date = 'Wed, 21 Oct 2026 07:28:00 GMT';
    const inFourMinutes = 'Wed, 21 Oct 2026 07:32:00 GMT';

    it('until a date minutes ahead is reported to the caller, and applies to the tenant', async () => {
      const { graph } = setup(failure(503, '', { date, 'retry-after': inFourMinutes }));
      for (let n = 0; n < 2; n += 1) {
        await expect(graph.get(caller, '/me')).rejects.toMatchObject({
          code: 'graph_unavailable',
          options: { retryAfter: 240 },
        });
      }
      expect(server.requests).toHaveLength(1);
    });

    it('until a date applies in part of a batch, which has no clock of its own', async () => {
      const until = new Date(Date.now() + 240_000).toUTCString();
      const part = { id: '1', status: 429, headers: { 'Retry-After': until } };
      const { graph } = setup(json({ responses: [part] }));
      await graph.batch(caller, [{ id: 'a', method: 'GET', url: '/users' }]);
      await expect(graph.get(caller, '/me')).rejects.toThrow(GraphUnavailable);
      expect(server.requests).toHaveLength(1);
    });

    it('for 509 is throttling: the tenant waits, and a POST is sent again', async () => {
      const { graph, clock } = setup(
        failure(509, 'BandwidthLimitExceeded', { 'retry-after': '3' }),
        json({ id: 'new' }, 201),
      );
      await expect(graph.post(caller, '/things')).resolves.toEqual({ id: 'new' });
      expect(clock.sleeps).toEqual([3000]);
    });

    it('for a lasting 509 is reported like one for 429', async () => {
      const { graph } = setup(failure(509, '', { 'retry-after': '300' }));
      await expect(graph.get(caller, '/me')).rejects.toMatchObject({
        code: 'graph_unavailable',
        options: { retryAfter: 300 },
      });
    });

    it('of years is a mistake: an hour is the maximum', async () => {
      const { graph } = setup(
        failure(503, '', { date, 'retry-after': 'Thu, 21 Oct 2038 07:28:00 GMT' }),
      );
      await expect(graph.get(caller, '/me')).rejects.toMatchObject({
        options: { retryAfter: 3600 },
      });
    });
  });
});
