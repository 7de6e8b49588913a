import type {
  ClassConversation,
  ClassDocument,
  ClassDocumentList,
  MyClassList,
  Problem,
} from '@app/contracts';
import type { TestBrowser } from '../../testing';
import { AnswerCache } from '../graph';
import { RosterWorld } from './testing';

const elena = 'EMarsh@contoso.example';
const tomas = 'TReyes@contoso.example';
const noor = 'NHaddad@contoso.example';
const admin = 'admin@contoso.example';
const ingrid = 'ISolberg@fabrikam.example';
const tabs = ['documents', 'conversations'] as const;
const everyTab = ['', '/students', '/seating', ...tabs.map((tab) => `/${tab}`)];

/** The answer of either tab; each test knows which. */
type Answer = Problem &
  Omit<ClassDocumentList, 'value'> & { value: (ClassDocument & ClassConversation)[] };

describe('documents and conversations of a class', () => {
  let world: RosterWorld;
  const browsers = new Map<string, TestBrowser>();
  let biology: string;
  let chemistry: string;

  beforeAll(async () => {
    world = await RosterWorld.start(['--consent', 'all'], { OUTLOOK_URL: 'https://mail.example' });
    for (const upn of [elena, tomas, noor, admin, ingrid]) {
      browsers.set(upn, await world.linked(upn));
    }
    const { body } = await browsers.get(elena)!.get<MyClassList>('/api/v1/me/classes');
    const idOf = (name: string) =>
      body.value.find(({ displayName }) => displayName === name)?.id ?? '';
    [biology, chemistry] = [idOf('Biology 1'), idOf('Chemistry 1')];
  });
  afterAll(() => world.stop());
  beforeEach(forgetAnswers);
  afterEach(() => world.sandbox.control('DELETE', '/faults'));

  async function forgetAnswers() {
    const cache = world.api.app.get(AnswerCache);
    for (const { id } of await world.tenants()) cache.drop(id);
  }
  const open = (upn: string, path: string) =>
    browsers.get(upn)!.get<Answer>(`/api/v1/classes/${path}`);
  const arm = (path: string, fault: object) =>
    world.sandbox.control('POST', '/faults', { match: { path, batchPart: true }, ...fault });
  const states = (upn: string, id: string) =>
    Promise.all(everyTab.map(async (tab) => [tab, (await open(upn, id + tab)).status]));

  it('lists the documents, folders first, then by name (EDU-6)', async () => {
    const { status, body } = await open(elena, `${chemistry}/documents`);
    expect(status).toBe(200);
    const folders = body.value.map(({ isFolder }) => isFolder);
    expect(folders).toContain(true);
    expect(folders).toContain(false);
    expect(folders).toEqual([...folders].sort((left, right) => Number(right) - Number(left)));
    expect(body.webUrl).toMatch(/^https?:\/\//);
    for (const item of body.value) {
      expect(item.webUrl).toMatch(/^https?:\/\//);
      expect(item.lastModifiedBy).toMatch(/\w/);
      expect(item.isFolder ? item.childCount : item.size).toBeGreaterThanOrEqual(0);
      expect(item.lastModifiedDateTime).toMatch(/^\d{4}-.*Z$/);
    }
  });

  it('lists the conversations, latest first, each with a link that opens it (EDU-7)', async () => {
    const { status, body } = await open(noor, `${chemistry}/conversations`);
    expect(status).toBe(200);
    const dates = body.value.map(({ lastDeliveredDateTime }) => lastDeliveredDateTime);
    expect(dates.length).toBeGreaterThan(1);
    expect(dates).toEqual([...dates].sort().reverse());
    expect(body.webUrl).toMatch(
      /^https:\/\/mail\.example\/mail\/group\/contoso\.example\/\S+\/email$/,
    );
    for (const { id, webUrl, topic } of body.value) {
      expect(topic).not.toBe('');
      expect(webUrl).toBe(`${body.webUrl}/id/${encodeURIComponent(id)}`);
    }
  });

  it.each(tabs)(
    'takes one Graph request for the %s besides the roster’s, on behalf of the user',
    async (tab) => {
      for (const [id, upn] of [
        [chemistry, elena],
        [biology, elena],
        [chemistry, noor],
      ] as const) {
        const cold = await world.graphRequests(() => open(upn, `${id}/${tab}`));
        expect(cold.map(({ path, tokenKind }) => [path, tokenKind])).toEqual([
          ['/v1.0/$batch', 'user'],
          ['/v1.0/$batch', 'user'],
        ]);
        expect(await world.graphRequests(() => open(upn, `${id}/${tab}`))).toEqual([]);
        await forgetAnswers();
        await open(upn, id);
        expect(await world.graphRequests(() => open(upn, `${id}/${tab}`))).toHaveLength(1);
      }
    },
  );

  it.each(tabs)('requests the %s in parallel with the access check', async (tab) => {
    const match = { path: '/\\$batch', batchPart: false };
    const { status } = await world.atOnce(2, match, () => open(elena, `${chemistry}/${tab}`));
    expect(status).toBe(200);
  });

  it('takes three Graph requests for the whole page: one for the roster and one for each tab', async () => {
    const requests = await world.graphRequests(() => states(elena, chemistry));
    expect(requests.map(({ path }) => path)).toEqual(Array(3).fill('/v1.0/$batch'));
  });

  describe.each(tabs)('access to the %s (S-11)', (tab) => {
    it.each([
      ['a student of other classes', noor],
      ['a teacher of other classes', tomas],
      ['a non-member administrator', admin],
    ])('rejects %s, even after a member has opened them', async (_who, upn) => {
      expect((await open(elena, `${biology}/${tab}`)).status).toBe(200);
      const { status, body } = await open(upn, `${biology}/${tab}`);
      expect([status, body.code]).toEqual([403, 'forbidden']);
      expect(JSON.stringify(body)).not.toMatch(/webUrl|Marsh/);
    });

    it('rejects a non-member even if Graph would show them', async () => {
      await arm('/groups/', { status: 200, body: { value: [{ id: 'x', name: 'secret' }] } });
      const { status, body } = await open(admin, `${biology}/${tab}`);
      expect([status, body.code]).toEqual([403, 'forbidden']);
      expect(JSON.stringify(body)).not.toContain('secret');
    });

    it('answers 404 to another tenant (S-12)', async () => {
      const { status, body } = await open(ingrid, `${biology}/${tab}`);
      expect([status, body.code]).toEqual([404, 'not_found']);
    });

    it('rejects anonymous and unlinked users', async () => {
      const path = `/api/v1/classes/${biology}/${tab}`;
      const nobody = await world.api.browser().get<Problem>(path);
      expect([nobody.status, nobody.body.code]).toEqual([401, 'login_required']);
      const unlinked = await (await world.signedIn('LTan@fabrikam.example')).get<Problem>(path);
      expect([unlinked.status, unlinked.body.code]).toEqual([403, 'linked_users_only']);
    });

    it.each(['x', '..%2f..%2fusers', '%2e%2e', 'a%00b', 'x'.repeat(300)])(
      'rejects the id %s without diverting a Graph request (S-15)',
      async (id) => {
        const seen = await world.graphRequests(async () => {
          expect([400, 404]).toContain((await open(elena, `${id}/${tab}`)).status);
        });
        expect(seen.filter(({ path }) => path !== '/v1.0/$batch')).toEqual([]);
      },
    );
  });

  it('shows no documents until the site is provisioned (EDU-6)', async () => {
    await arm('/drive/root', { status: 404, body: { error: { code: 'itemNotFound' } } });
    const { status, body } = await open(elena, `${chemistry}/documents`);
    expect([status, body]).toEqual([200, { value: [], webUrl: null, hasMore: false }]);
  });

  it.each(['ErrorItemNotFound', 'MailboxNotEnabledForRESTAPI'])(
    'shows no conversations if the mailbox is hidden or missing: %s (EDU-7)',
    async (code) => {
      await arm('/conversations', { status: 404, body: { error: { code } } });
      const { status, body } = await open(elena, `${chemistry}/conversations`);
      expect([status, body]).toEqual([200, { value: [], webUrl: null, hasMore: false }]);
    },
  );

  it('says when there is more (EDU-9)', async () => {
    const more = { value: [], '@odata.nextLink': 'https://graph.example/v1.0/next' };
    await arm('/(conversations|children)', { status: 200, body: more });
    for (const tab of tabs)
      expect((await open(elena, `${chemistry}/${tab}`)).body.hasMore).toBe(true);
  });

  it('passes on no link that could run script (S-16)', async () => {
    const webUrl = 'javascript:alert(1)';
    const item = { id: '1', name: '<img src=x onerror=alert(1)>', webUrl, file: {} };
    await arm('/drive/root/children', { status: 200, body: { value: [item] } });
    const { body } = await open(elena, `${chemistry}/documents`);
    expect(body.value).toHaveLength(1);
    expect(body.value[0]?.webUrl).toBe(body.webUrl);
    expect(JSON.stringify(body)).not.toContain('javascript:');
  });

  describe('while Graph fails for one tab (EDU-9)', () => {
    it.each([
      ['documents', '/drive/root/children', { status: 503 }, [503, 'graph_unavailable']],
      ['documents', '/drive/root', { status: 403 }, [403, 'forbidden']],
      ['documents', '/drive/root', { status: 500 }, [502, 'graph_error']],
      ['conversations', '/conversations', { status: 503 }, [503, 'graph_unavailable']],
      ['conversations', '/conversations', { status: 403 }, [403, 'forbidden']],
      ['conversations', '/conversations', { status: 200, body: {} }, [502, 'graph_error']],
    ])('%s (%s %j) answers with a problem, and the others still load', async (...row) => {
      const [tab, path, fault, expected] = row;
      await arm(path, fault);
      const { status, body } = await open(elena, `${chemistry}/${tab}`);
      expect([status, body.code]).toEqual(expected);
      expect(JSON.stringify(body)).not.toMatch(/stack|Bearer|select|127\.0\.0\.1/i);
      const others = (await states(elena, chemistry)).filter(([name]) => name !== `/${tab}`);
      expect(others.map(([, answered]) => answered)).toEqual(others.map(() => 200));
      await world.sandbox.control('DELETE', '/faults');
      expect((await open(elena, `${chemistry}/${tab}`)).status).toBe(200);
    });

    it('does not hold up the others if Graph hangs', async () => {
      await arm('/conversations', { latency: 600_000 });
      const silent = open(elena, `${chemistry}/conversations`);
      for (const path of everyTab.filter((tab) => tab !== '/conversations')) {
        expect((await open(elena, chemistry + path)).status).toBe(200);
      }
      const { status, body } = await silent;
      expect([status, body.code]).toEqual([503, 'graph_unavailable']);
    }, 60_000);

    it('shows conversations without the group’s address', async () => {
      await arm('/groups/[^/]+\\?', { status: 403 });
      const { status, body } = await open(elena, `${chemistry}/conversations`);
      expect([status, body.webUrl]).toEqual([200, null]);
      expect(body.value[0]?.webUrl).toBe('https://mail.example/mail/');
    });
  });
});
