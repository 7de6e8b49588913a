import { TestGraph, type TestCaller } from '../testing/test-graph';

const scopes = ['Group-Conversation.Read.All'];

interface Conversation {
  readonly id: string;
  readonly topic: string;
  readonly preview: string;
  readonly uniqueSenders: readonly string[];
  readonly hasAttachments: boolean;
  readonly lastDeliveredDateTime: string;
}

let graph: TestGraph;
let elena: TestCaller;
beforeAll(async () => {
  graph = await new TestGraph().listen();
  elena = graph.as('EMarsh', scopes);
});
afterEach(() => {
  graph.directory.reset();
});
afterAll(() => graph.close());

const pathOf = (title: string) => `/groups/${graph.classNamed(title).id}`;

async function conversationsOf(title: string): Promise<readonly Conversation[]> {
  const path = `${pathOf(title)}/conversations?$top=100`;
  const { status, body } = await graph.asTeacherOf(graph.classNamed(title), scopes).get(path);
  expect(status).toBe(200);
  return body.value as unknown as readonly Conversation[];
}

it('lists what a class wrote, latest first, by real people, all in the past', async () => {
  const list = await conversationsOf('Chemistry 1');
  expect(list.length).toBeGreaterThanOrEqual(5);
  const dates = list.map(({ lastDeliveredDateTime }) => lastDeliveredDateTime);
  expect(dates).toEqual([...dates].sort().reverse());
  expect(dates[0]! < graph.now.toISOString()).toBe(true);
  expect(new Set(list.map(({ preview }) => preview)).size).toBe(list.length);
  const members = graph
    .classNamed('Chemistry 1')
    .memberIds.map((id) => graph.tenant.user(id)!.displayName);
  const senders = list.flatMap(({ uniqueSenders }) => uniqueSenders);
  expect(new Set(senders).size).toBeGreaterThan(3);
  expect(members).toEqual(expect.arrayContaining(senders));
  const all = [...list, ...(await conversationsOf('Biology 1'))];
  expect(new Set(all.map(({ hasAttachments }) => hasAttachments))).toEqual(new Set([true, false]));
});

it('is the same in every sandbox, but differs from class to class', async () => {
  const other = await new TestGraph().listen();
  const path = `${pathOf('Chemistry 1')}/conversations?$top=100`;
  const { body } = await other.as('EMarsh', scopes).get(path);
  await other.close();
  const here = await conversationsOf('Chemistry 1');
  expect(body.value).toEqual(here);
  const topics = (list: readonly Conversation[]) => list.map(({ topic }) => topic);
  expect(topics(await conversationsOf('Biology 1'))).not.toEqual(topics(here));
});

it('may be empty', async () => {
  expect(await conversationsOf('Geometry')).toEqual([]);
});

it('comes in pages of 20, or of the requested size, with each conversation once', async () => {
  const title = 'English 10: World Literature';
  for (const [query, size] of [
    ['', 20],
    ['?$top=50', 50],
  ] as const) {
    const ids: unknown[] = [];
    let next: string | undefined = `${pathOf(title)}/conversations${query}`;
    while (next) {
      const { body } = await graph.asTeacherOf(graph.classNamed(title), scopes).get(next);
      next = body['@odata.nextLink'] as string | undefined;
      if (next) expect(body.value).toHaveLength(size);
      ids.push(...body.value.map(({ id }) => id));
    }
    expect(ids.length).toBeGreaterThan(100);
    expect(new Set(ids).size).toBe(ids.length);
  }
});

it('accepts $select and $filter, and words its refusals like Exchange', async () => {
  const path = `${pathOf('Chemistry 1')}/conversations`;
  const [first] = await conversationsOf('Chemistry 1');
  const topic = encodeURIComponent(String(first?.topic).replaceAll("'", "''"));
  const found = await elena.get(`${path}?$filter=topic eq '${topic}'&$select=id,topic`);
  expect(found.body.value).toEqual([{ id: first?.id, topic: first?.topic }]);
  const { status, body } = await elena.get(`${path}?$filter=preview eq 'x'`);
  expect([status, body.error.code]).toEqual([400, 'ErrorInvalidUrlQuery']);
});

it('has ids that need encoding, and leads from a conversation to its posts', async () => {
  const list = await conversationsOf('Chemistry 1');
  for (const { id, topic, preview, uniqueSenders } of list) {
    expect(id).toMatch(/\+.*\/.*=/);
    const path = `${pathOf('Chemistry 1')}/conversations/${encodeURIComponent(id)}`;
    expect((await elena.get(path)).body).toMatchObject({ id, topic });
    const { body: threads } = await elena.get(`${path}/threads`);
    expect(threads.value).toEqual([expect.objectContaining({ topic, preview, isLocked: false })]);
    const thread = encodeURIComponent(String(threads.value[0]?.['id']));
    const short = await elena.get(`${pathOf('Chemistry 1')}/threads/${thread}/posts`);
    const long = await elena.get(`${path}/threads/${thread}/posts`);
    expect(long.body.value).toEqual(short.body.value);
    const posts = short.body.value as unknown as readonly {
      readonly conversationId: string;
      readonly from: { readonly emailAddress: { readonly name: string } };
      readonly receivedDateTime: string;
    }[];
    expect(posts.every(({ conversationId }) => conversationId === id)).toBe(true);
    expect(new Set(posts.map(({ from }) => from.emailAddress.name))).toEqual(
      new Set(uniqueSenders),
    );
    const dates = posts.map(({ receivedDateTime }) => receivedDateTime);
    expect(dates).toEqual([...dates].sort());
  }
  const { body: threads } = await elena.get(`${pathOf('Chemistry 1')}/threads?$top=100`);
  expect(threads.value).toHaveLength(list.length);
});

it('distinguishes a malformed id from an unknown one', async () => {
  const [first] = await conversationsOf('Biology 1');
  const others = encodeURIComponent(String(first?.id));
  const cases = [
    ['/conversations/nonsense', 400, 'ErrorInvalidIdMalformed'],
    ['/threads/AAQk!/posts', 400, 'ErrorInvalidIdMalformed'],
    [`/conversations/${others}`, 404, 'ErrorItemNotFound'],
    ['/threads/AAQkAAAA/posts', 404, 'ErrorItemNotFound'],
  ] as const;
  for (const [below, expected, code] of cases) {
    const { status, body } = await elena.get(`${pathOf('Chemistry 1')}${below}`);
    expect([below, status, body.error.code]).toEqual([below, expected, code]);
  }
  const nowhere = await elena.get('/groups/nothing/conversations');
  expect([nowhere.status, nowhere.body.error.code]).toEqual([404, 'ErrorItemNotFound']);
});

it("is open to members and the app, but not to an owner who isn't a member", async () => {
  const { id: classId } = graph.classNamed('Chemistry 1');
  const userId = graph.person('TReyes').id;
  graph.tenant.setMembership('owners', { classId, userId }, true);
  for (const path of [`/groups/${classId}/conversations`, `/groups/${classId}/threads`]) {
    for (const scope of ['Group-Conversation.Read.All', 'Group.ReadWrite.All']) {
      const { status, body } = await graph.as('TReyes', [scope]).get(path);
      expect([status, body.error.code]).toEqual([403, 'ErrorAccessDenied']);
      expect((await graph.as('NHaddad', [scope]).get(path)).status).toBe(200);
      expect((await graph.asApp([scope]).get(path)).status).toBe(200);
    }
    expect((await elena.get(path)).status).toBe(200);
    expect((await graph.as('NHaddad', ['User.Read']).get(path)).body.error.code).toBe(
      'ErrorAccessDenied',
    );
  }
});

describe('its pages', () => {
  const origin = () => graph.root.replace('/v1.0', '');
  const mailbox = '/mail/group/contoso.example/Section_4002/email';

  async function page(path: string): Promise<string> {
    const response = await fetch(`${origin()}${path}`);
    expect(response.status).toBe(200);
    const text = await response.text();
    expect(text).toContain('This is not Microsoft');
    expect(text).toMatch(/This would be\s+Outlook on/);
    return text;
  }

  it('list the conversations and show each', async () => {
    const text = await page(mailbox);
    const hrefs = [...text.matchAll(/href="(\/mail[^"]*\/id\/[^"]*)"/g)].map(([, href]) => href!);
    const list = await conversationsOf('Chemistry 1');
    expect(hrefs).toEqual(list.map(({ id }) => `${mailbox}/id/${encodeURIComponent(id)}`));
    for (const href of hrefs) expect(await page(href)).toContain(`href="${mailbox}"`);
  });

  it('say when nobody has written', async () => {
    expect(await page('/mail/group/contoso.example/section_4005/email')).toContain(
      'Nobody has written yet',
    );
  });

  it.each(['/mail/', '/mail/group/contoso.example/nobody/email', `${mailbox}/id/AAQkAAAA`])(
    'say when there is nothing at %s',
    async (path) => {
      const response = await fetch(`${origin()}${path}`);
      expect(response.status).toBe(404);
      expect(await response.text()).toContain('There is nothing here');
    },
  );
});
