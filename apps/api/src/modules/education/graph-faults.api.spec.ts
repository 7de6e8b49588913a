import type { Problem, SchoolList } from '@app/contracts';
import { RosterWorld } from './testing';

const elena = 'EMarsh@contoso.example';
const match = { path: '/v1\\.0/education/(me/)?schools' };

/** Each in the form that the sandbox's control API takes. */
const faults = [
  ['429 without Retry-After', { status: 429 }],
  ['429 with Retry-After', { status: 429, retryAfter: 1 }],
  ['500', { status: 500 }],
  ['502', { status: 502 }],
  ['503', { status: 503 }],
  ['504', { status: 504 }],
  ['a connection reset', { reset: true }],
  ['truncated JSON', { status: 200, body: '{"value":[{"id":"a"' }],
  ['HTML instead of JSON', { status: 200, body: '<html><body>Please wait</body></html>' }],
] as const;

describe('listing schools while Graph fails (EDU-9)', () => {
  let world: RosterWorld;

  beforeAll(async () => {
    world = await RosterWorld.start([]);
    await world.linked(elena);
  });
  afterAll(() => world.stop());
  afterEach(() => world.sandbox.control('DELETE', '/faults'));

  const arm = (fault: object) => world.sandbox.control('POST', '/faults', { match, ...fault });

  /** A freshly started application has nothing cached and hasn't seen the faults of other tests. */
  async function afresh<T>(work: (get: () => ReturnType<typeof read>) => Promise<T>): Promise<T> {
    const second = await world.replica();
    try {
      const browser = second.browser();
      await browser.signInWithMicrosoft(elena);
      return await work(() => read(browser));
    } finally {
      await second.stop();
    }
  }

  const read = (browser: ReturnType<typeof world.api.browser>) =>
    browser.get<SchoolList & Problem>('/api/v1/schools');

  it.each(faults)('still succeeds after %s', async (_name, fault) => {
    await afresh(async (get) => {
      await arm({ ...fault, times: 2 });
      const { status, body } = await get();
      expect(status).toBe(200);
      expect(body.value.map(({ displayName }) => displayName)).toContain('Riverside Middle School');
    });
  });

  it.each([
    ['429 of five minutes', { status: 429, retryAfter: 300 }, [503, 'graph_unavailable']],
    ['503', { status: 503 }, [503, 'graph_unavailable']],
    ['resets', { reset: true }, [503, 'graph_unavailable']],
    ['500', { status: 500 }, [502, 'graph_error']],
    ['HTML', { status: 200, body: '<html></html>' }, [502, 'graph_error']],
  ])('answers with a plain problem if it persists: %s', async (_name, fault, expected) => {
    await afresh(async (get) => {
      await arm(fault);
      const { status, body, headers } = await get();
      expect([status, body.code]).toEqual(expected);
      expect(headers.get('content-type')).toContain('application/problem+json');
      expect(headers.has('retry-after')).toBe(status === 503);
      expect(JSON.stringify(body)).not.toMatch(/stack|Bearer|select|127\.0\.0\.1/i);
      await world.sandbox.control('DELETE', '/faults');
    });
  });

  it('succeeds after one request hangs for thirty seconds', async () => {
    await afresh(async (get) => {
      const only = { match: { path: '/v1\\.0/education/schools' }, latency: 30_000, times: 1 };
      await world.sandbox.control('POST', '/faults', only);
      expect((await get()).status).toBe(200);
    });
  });

  it('silently renews a token that expired early (AUTH-5)', async () => {
    await afresh(async (get) => {
      await world.sandbox.control('POST', '/tokens/expire', {});
      expect((await get()).status).toBe(200);
    });
  });

  it('requires a new sign-in after the old one was revoked (AUTH-5)', async () => {
    await afresh(async (get) => {
      await world.sandbox.control('POST', '/tokens/revoke', {});
      await world.sandbox.control('POST', '/tokens/expire', {});
      const { status, body } = await get();
      expect([status, body.code]).toEqual([401, 'microsoft_login_required']);
    });
  });
});
