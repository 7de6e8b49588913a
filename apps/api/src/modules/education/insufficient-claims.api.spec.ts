import type { MyClassList, Problem } from '@app/contracts';
import type { PassedAnswer } from '../../testing';
import { RosterWorld } from './testing';

const elena = 'EMarsh@contoso.example';
const claims = '{"access_token":{"acrs":{"essential":true,"value":"c1"}}}';
const error = { code: 'insufficient_claims', message: 'Mehr wird verlangt.' };
const challenge = `Bearer realm="", error="insufficient_claims", claims="${Buffer.from(claims).toString('base64')}"`;

describe('Graph requiring a step that the sign-in skipped (AUTH-5)', () => {
  let world: RosterWorld;

  beforeAll(async () => {
    world = await RosterWorld.start(['--consent', 'all'], {}, { isProxied: true });
  });
  afterAll(() => world.stop());
  afterEach(() => {
    world.wire.change((answer) => answer);
  });

  const refused = (answer: PassedAnswer): PassedAnswer => ({
    status: 403,
    headers: { ...answer.headers, 'www-authenticate': challenge },
    body: Buffer.from(JSON.stringify({ error })),
  });

  /** The same for all parts of a batch. */
  function refusedParts(answer: PassedAnswer): PassedAnswer {
    const { responses } = JSON.parse(answer.body.toString()) as { responses: { id: string }[] };
    const headers = { 'WWW-Authenticate': challenge };
    const parts = responses.map(({ id }) => ({ id, status: 403, headers, body: { error } }));
    return { ...answer, body: Buffer.from(JSON.stringify({ responses: parts })) };
  }

  it('leads to a sign-in with its claims, alone and in a batch, and never to “forbidden”', async () => {
    const browser = await world.signedIn(elena);
    await browser.post('/api/v1/link/new-local', { favoriteColor: '#2F19FF' });
    const { body } = await browser.get<MyClassList>('/api/v1/me/classes');
    const [tenant] = await world.tenants();
    for (const path of ['/api/v1/schools', `/api/v1/classes/${body.value[0]!.id}`]) {
      world.forgetAnswers(tenant!.id);
      world.wire.change((answer, request) => {
        if (!request.path.startsWith('/v1.0/')) return answer;
        return request.path.endsWith('/$batch') ? refusedParts(answer) : refused(answer);
      });
      const answer = await browser.get<Problem>(path);
      expect([answer.status, answer.body.code]).toEqual([401, 'microsoft_login_required']);
      world.wire.change((one) => one);
      const away = await browser.get('/auth/microsoft/login');
      const { searchParams } = new URL(away.headers.get('location') ?? '');
      expect(searchParams.get('claims')).toContain('"acrs"');
    }
  });
});
