import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { request as sendRequest, type ClientRequest, type IncomingMessage } from 'node:http';
import { connect } from 'node:net';
import type { AssignmentResourceList, Problem } from '@app/contracts';
import { itUsually } from '../../../testing';
import { GraphTokens } from '../../auth';
import { GraphClient } from '../../graph';
import { linkedUser } from '../testing';
import { admin, AssignmentWorld, elena, ingrid, noor, sha256, tomas } from '../assignments/testing';

const megabyte = 1024 * 1024;
const limit = 13;
const session = '^/uploads/';
/** Three slices and a remainder. */
const large = randomBytes(12 * megabyte);

describe('assignment files (ASG-6)', () => {
  let world: AssignmentWorld;
  let path: string;

  beforeAll(async () => {
    world = await AssignmentWorld.start({ UPLOAD_LIMIT_MB: String(limit) });
    await world.delays({ publishDelay: 0, submissionDelay: 0 });
  });
  afterAll(() => world.stop());
  beforeEach(async () => {
    path = world.pathOf(world.chemistry, `/${(await world.draft()).id}/resources`);
  });
  afterEach(() => world.disarm());

  const send = (name: string, bytes?: Buffer, upn = elena) =>
    world.upload(upn, path, { name, ...(bytes && { bytes }) });
  const list = async (upn = elena) =>
    (await world.as(upn).get<AssignmentResourceList>(path)).body.value;
  const names = async () => (await list()).map(({ displayName }) => displayName);
  const graphPaths = async (work: () => Promise<unknown>) => {
    const { next } = await world.roster.sandbox.control<{ next: number }>('GET', '/requests');
    await work();
    const since = `/requests?since=${next}`;
    const { value } = await world.roster.sandbox.control<{
      value: { method: string; path: string; status: number; tokenKind: string | null }[];
    }>('GET', since);
    return value.filter((one) => /^\/(v1\.0|uploads)\//.test(one.path));
  };

  /** A raw request with its body not yet sent. */
  async function open(
    headers: Record<string, string | number>,
    name = 'a.bin',
  ): Promise<ClientRequest> {
    const browser = world.as(elena);
    await browser.get('/api/v1/session');
    const url = new URL(`${path}?name=${name}`, browser.origin);
    const cookie = browser.cookies.headerFor(url);
    const token = browser.cookies.get(url, 'XSRF-TOKEN') ?? '';
    return sendRequest(url, {
      method: 'POST',
      headers: { cookie, 'x-xsrf-token': token, ...headers },
    });
  }

  async function answerOf(sent: ClientRequest) {
    const [response] = (await once(sent, 'response')) as [IncomingMessage];
    let text = '';
    for await (const chunk of response) text += String(chunk);
    return { status: response.statusCode, body: JSON.parse(text) as Problem };
  }

  describe('are added', () => {
    it('with their name, size, and page', async () => {
      const bytes = Buffer.from('Ünïcode');
      const { status, body } = await send('Ünit 1 – 🧪 (new).txt', bytes);
      expect(status).toBe(201);
      expect(body).toEqual({
        id: expect.any(String) as string,
        displayName: 'Ünit 1 – 🧪 (new).txt',
        size: bytes.length,
        webUrl: expect.stringMatching(/^https?:\/\//) as string,
      });
      expect(await list()).toEqual([body]);
      expect(world.storedFiles()).toContain(sha256(bytes));
    });

    itUsually('in one request with the token if they are small', async () => {
      const seen = await graphPaths(() => send('small.bin', randomBytes(4 * megabyte)));
      expect(seen.filter(({ path: at }) => at.startsWith('/uploads'))).toEqual([]);
      const own = seen.filter(
        ({ path: at }) =>
          !/\/education\/classes\/[^/]+(\/(teachers|members|schools))?$|\$batch$/.test(at),
      );
      expect(own.map(({ method, path: at }) => `${method} ${at.split('/').at(-1)}`)).toEqual([
        expect.stringMatching(/^GET [\da-f-]{36}$/) as string,
        'POST setUpResourcesFolder',
        'PUT content',
        'POST resources',
      ]);
    });

    it('in slices without a token if they are large', async () => {
      const seen = await graphPaths(async () => {
        const { status, body } = await send('large.bin', large);
        expect([status, body.size]).toEqual([201, large.length]);
      });
      const slices = seen.filter(({ path: at }) => at.startsWith('/uploads'));
      expect(slices.map(({ method, status, tokenKind }) => [method, status, tokenKind])).toEqual([
        ['PUT', 202, null],
        ['PUT', 202, null],
        ['PUT', 202, null],
        ['PUT', 201, null],
      ]);
      expect(world.storedFiles()).toContain(sha256(large));
    });

    it('five at once; a sixth is rejected before it is read', async () => {
      const answers = await Promise.all(['1', '2', '3', '4', '5'].map((name) => send(name)));
      expect(answers.map(({ status }) => status)).toEqual([201, 201, 201, 201, 201]);
      const sixth = await open({ 'content-length': 100 });
      sixth.flushHeaders();
      const { status, body } = await answerOf(sixth);
      sixth.destroy();
      expect([status, body.code]).toEqual([422, 'too_many_files']);
      expect((await names()).sort()).toEqual(['1', '2', '3', '4', '5']);
    });

    it('only once per name, whatever its case, even at the same time', async () => {
      const answers = await Promise.all(['Sheet.docx', 'SHEET.docx'].map((name) => send(name)));
      expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
      const { status, body } = await send('sheet.DOCX');
      expect([status, body.code]).toEqual([409, 'name_taken']);
      const form = ['Cafe\u0301.txt', 'Café.txt'];
      expect((await send(form[0]!)).status).toBe(201);
      expect((await send(form[1]!)).status).toBe(409);
      expect(await names()).toHaveLength(2);
    });

    it.each([
      ['sheet.docx', 'PK\u0003\u0004...', 'educationWordResource'],
      ['sheet.XLSX', 'PK\u0003\u0004...', 'educationExcelResource'],
      ['talk.pptx', 'PK\u0003\u0004...', 'educationPowerPointResource'],
      ['fake.docx', 'MZ not a document', 'educationFileResource'],
      ['photo.png', 'whatever', 'educationMediaResource'],
      ['program.exe', 'MZ', 'educationFileResource'],
    ])('%s as the type Graph has for it', async (name, content, type) => {
      const { status, body } = await send(name, Buffer.from(content));
      expect(status).toBe(201);
      const found = await typesOf();
      expect(found.get(body.id ?? '')).toBe(`#microsoft.graph.${type}`);
    });

    it('as JSON or HTML too, which nothing parses (decision 23)', async () => {
      const bytes = Buffer.from('<script>alert(1)</script>');
      for (const type of ['application/json', 'text/html', 'multipart/form-data; boundary=x']) {
        const address = `${path}?name=${encodeURIComponent(type.slice(0, 6).replace('/', '-'))}`;
        const headers = { 'content-type': type };
        const { status } = await world.as(elena).request('POST', address, { raw: bytes, headers });
        expect([type, status]).toEqual([type, 201]);
      }
      expect(world.storedFiles()).toContain(sha256(bytes));
    });

    it('again after they are removed', async () => {
      const { body } = await send('a.txt', Buffer.from('old'));
      expect((await world.as(elena).delete(`${path}/${body.id}`)).status).toBe(204);
      expect(await list()).toEqual([]);
      expect((await world.as(elena).delete(`${path}/${body.id}`)).status).toBe(404);
      expect((await send('a.txt', Buffer.from('new'))).status).toBe(201);
      expect(await list()).toMatchObject([{ displayName: 'a.txt', size: 3 }]);
    });
  });

  /** The type that Graph reports for each, to the teacher. */
  async function typesOf() {
    const { app } = world.roster.api;
    const [tenant] = await world.roster.tenants();
    const { id = '' } = tenant!.users.find((user) => user.userPrincipalName === elena) ?? {};
    const microsoft = {
      ...linkedUser().microsoft!,
      ...{ tenantId: tenant!.id, objectId: id, homeAccountId: `${id}.${tenant!.id}` },
    };
    const caller = app.get(GraphTokens, { strict: false }).asUser(linkedUser({ microsoft }));
    const [, classId = '', assignmentId = ''] = /classes\/(.+)\/assignments\/(.+)\/res/.exec(path)!;
    const graph = app.get(GraphClient, { strict: false });
    const of = `/education/classes/${classId}/assignments/${assignmentId}/resources`;
    const resources = (await graph.all(caller, of)) as {
      id: string;
      resource: { '@odata.type': string };
    }[];
    return new Map(
      resources.map(({ id, resource }) => [id.toLowerCase(), resource['@odata.type']]),
    );
  }

  describe('are rejected before any of their bytes are read', () => {
    it.each<[string, Record<string, string | number>, number, string]>([
      ['without a length', { 'transfer-encoding': 'chunked' }, 411, 'length_required'],
      ['of 0 bytes', { 'content-length': 0 }, 422, 'validation_failed'],
      ['too large', { 'content-length': limit * megabyte + 1 }, 413, 'payload_too_large'],
      ['without the CSRF token', { 'content-length': 9, 'x-xsrf-token': 'x' }, 403, 'csrf_failed'],
      [
        'without a session',
        { 'content-length': 9, cookie: '', 'x-xsrf-token': '' },
        403,
        'csrf_failed',
      ],
    ])('%s', async (...[, headers, status, code]) => {
      const sent = await open(headers);
      sent.flushHeaders();
      const answer = await answerOf(sent);
      sent.destroy();
      expect([answer.status, answer.body.code]).toEqual([status, code]);
      expect(await list()).toEqual([]);
    });

    it.each([
      ['../x.txt', 'C:\\x.txt', '..', '.', 'a/b', 'a|b', 'what?', 'a*b', 'a:b', '"a"', '<a>'],
      ['a\u0000b', 'a\nb', 'a\u202Efdp.exe', ' a', 'a ', 'a.', 'CON', 'nul.txt', '~$a.docx'],
      ['x'.repeat(256), 'desktop.ini', 'a_vti_b', '\u2028'],
    ])('with a name like %s', async (...bad) => {
      const seen = await graphPaths(async () => {
        for (const name of bad) {
          const { status, body } = await send(name);
          expect([name, status, body.code]).toEqual([name, 422, 'validation_failed']);
        }
      });
      expect(seen).toEqual([]);
    });

    it('without a name, or with two', async () => {
      for (const query of ['', '?name=', '?name=a&name=b', '?name=a&b=c']) {
        const { status } = await world.as(elena).request('POST', path + query, { raw: 'x' });
        expect([query, status]).toEqual([query, 422]);
      }
    });

    it.each([
      ['a student', noor, 403],
      ['a teacher of other classes', tomas, 403],
      ['an administrator outside the class', admin, 403],
      ['another tenant', ingrid, 404],
    ])('from %s (S-11)', async (_who, upn, expected) => {
      const { body } = await send('mine.txt');
      expect((await send('a.txt', undefined, upn)).status).toBe(expected);
      expect((await world.as(upn).delete(`${path}/${body.id}`)).status).toBe(expected);
      expect([403, 404]).toContain((await world.as(upn).get(path)).status);
      expect(await names()).toEqual(['mine.txt']);
    });

    it('once the assignment is published (S-21)', async () => {
      const { id } = await world.assigned();
      path = world.pathOf(world.chemistry, `/${id}/resources`);
      const { status, body } = await send('late.txt');
      expect([status, body.code]).toEqual([409, 'conflict']);
      const [seed] = (await world.list()).filter((one) => one.status === 'assigned');
      const seeded = world.pathOf(world.chemistry, `/${seed!.id}/resources`);
      expect((await world.as(noor).get(seeded)).status).toBe(200);
    });
  });

  describe('while they are uploaded', () => {
    it('block publishing (S-21)', async () => {
      const sent = await open({ 'content-length': 10 });
      sent.write('12345');
      await until(async () => (await journal('/setUpResourcesFolder$')).length > 0);
      const publish = () => world.as(elena).post<Problem>(path.replace('/resources', '/publish'));
      const refused = await publish();
      expect([refused.status, refused.body.code]).toEqual([409, 'conflict']);
      sent.end('67890');
      expect((await answerOf(sent)).status).toBe(201);
      expect((await publish()).status).toBe(202);
    });

    it('leave nothing behind if the sender goes away, and can be sent again', async () => {
      const seen = await graphPaths(async () => {
        const sent = await open({ 'content-length': large.length });
        sent.on('error', () => undefined);
        sent.write(large.subarray(0, 6 * megabyte));
        await until(async () => (await journal(session, 'PUT')).length > 0);
        sent.destroy();
        await until(async () => (await journal(session, 'DELETE')).length > 0);
      });
      expect(seen.at(-1)).toMatchObject({ method: 'DELETE', status: 204, tokenKind: null });
      expect(seen.filter(({ path: at }) => at.endsWith('/resources'))).toEqual([]);
      expect(await list()).toEqual([]);
      await until(async () => (await send('a.bin', large)).status === 201);
    });

    it('leave nothing behind if less arrives than announced', async () => {
      const sent = await open({ 'content-length': 10 });
      const { host, cookie, 'x-xsrf-token': token } = sent.getHeaders();
      sent.on('error', () => undefined).destroy();
      const socket = connect(Number(new URL(world.as(elena).origin).port), 'localhost');
      socket.end(
        `POST ${path}?name=a.bin HTTP/1.1\r\nHost: ${String(host)}\r\nCookie: ${String(cookie)}\r\n` +
          `X-XSRF-TOKEN: ${String(token)}\r\nContent-Length: 10\r\n\r\n12345`,
      );
      socket.resume();
      await once(socket, 'close');
      expect(await list()).toEqual([]);
    });

    async function journal(where: string, method = '') {
      const { value } = await world.roster.sandbox.control<{
        value: { method: string; path: string }[];
      }>('GET', '/requests');
      return value.filter((one) => one.method.includes(method) && new RegExp(where).test(one.path));
    }
    async function until(isSo: () => Promise<boolean>) {
      while (!(await isSo()));
    }
    beforeEach(() => world.roster.sandbox.control('DELETE', '/requests'));
  });

  describe('arrive complete although Graph', () => {
    it.each<[string, string, object]>([
      ['answers a slice with 503', session, { status: 503, times: 1 }],
      ['answers every other slice with 500', session, { status: 500, every: 2, times: 3 }],
      ['throttles', session, { status: 429, retryAfter: 1, times: 1 }],
      ['resets in a slice', session, { reset: true, afterBytes: 3 * megabyte, times: 1 }],
      ['resets before a slice', session, { reset: true, times: 2 }],
      ['answers with an HTML page', session, { status: 502, body: '<html></html>', times: 2 }],
      ['forgets the session at first', session, { status: 404, times: 1 }],
      ["doesn't create a session at first", 'createUploadSession', { status: 503, times: 1 }],
      ['ends the token', 'createUploadSession', { status: 401, times: 1 }],
    ])('%s', async (_what, where, fault) => {
      await world.arm(where, fault);
      const { status, body } = await send('large.bin', large);
      expect([status, body.size]).toEqual([201, large.length]);
      expect(world.storedFiles()).toContain(sha256(large));
      expect(await names()).toEqual(['large.bin']);
    });

    it.each<[string, string, object]>([
      ['resets in a small file', ':/content', { reset: true, afterBytes: 1000, times: 1 }],
      ['answers a small file with 503', ':/content', { status: 503, times: 1 }],
      ['throttles the folder', 'setUpResourcesFolder', { status: 429, retryAfter: 1, times: 1 }],
      [
        'has created the folder in the meantime',
        'setUpResourcesFolder$',
        { status: 400, times: 1 },
      ],
    ])('%s', async (_what, where, fault) => {
      if (where.endsWith('$')) await send('first.txt');
      await world.arm(where, fault);
      const bytes = randomBytes(100_000);
      expect((await send('small.bin', bytes)).status).toBe(201);
      expect(world.storedFiles()).toContain(sha256(bytes));
    });
  });

  describe('leave the draft unchanged, and say why, if Graph', () => {
    it.each<[string, string, object, number, string]>([
      ['has no room for a slice', session, { status: 507 }, 502, 'graph_error'],
      ['has no room for a small file', ':/content', { status: 507 }, 502, 'graph_error'],
      [
        'throttles for too long',
        session,
        { status: 429, retryAfter: 300 },
        503,
        'graph_unavailable',
      ],
      ['rejects slices', session, { status: 400 }, 502, 'graph_error'],
      ['rejects the resource', '/resources$', { status: 400 }, 409, 'conflict'],
      [
        'returns a foreign address',
        'createUploadSession',
        { status: 200, body: { uploadUrl: 'http://evil.example/x' } },
        502,
        'graph_error',
      ],
    ])('%s', async (...[, where, fault, status, code]) => {
      const isSmall = where === ':/content' || where === '/resources$';
      const bytes = isSmall ? Buffer.from('small') : large;
      expect((await send('kept.txt')).status).toBe(201);
      await world.roster.sandbox.control('POST', '/faults', {
        match: { path: where, ...(where === '/resources$' && { method: 'POST' }) },
        ...fault,
      });
      const answer = await send('failed.bin', bytes);
      expect([answer.status, answer.body.code]).toEqual([status, code]);
      expect(JSON.stringify(answer.body)).not.toMatch(/127\.0\.0\.1|uploads\/|Bearer|stack/i);
      await world.disarm();
      expect(await names()).toEqual(['kept.txt']);
      expect((await send('failed.bin', Buffer.from('again'))).status).toBe(201);
      expect((await names()).sort()).toEqual(['failed.bin', 'kept.txt']);
    });

    it('forgets the session halfway', async () => {
      await world.arm(session, { status: 404, every: 2, times: 1 });
      const { status, body } = await send('large.bin', large);
      expect([status, body.code]).toEqual([503, 'graph_unavailable']);
      expect(await list()).toEqual([]);
      expect((await send('large.bin', large)).status).toBe(201);
    });
  });

  it('have no links that could run, and none if Graph has none (S-16)', async () => {
    const value = [
      { id: 'bare' },
      { id: 'link', resource: { displayName: 'Link', link: 'https://www.example/' } },
      { id: 'bad', resource: { displayName: '<b>', link: 'javascript:alert(1)' } },
      {
        id: 'far',
        resource: { displayName: 'Far', fileUrl: 'https://evil.example/v1.0/drives/a/items/b' },
      },
    ];
    const answer = { id: 'x', status: 'draft', resources: value };
    await world.arm('/assignments/[^/]+\\?', { status: 200, body: answer });
    expect(await list()).toEqual([
      { id: 'bare', displayName: 'Unnamed file', size: null, webUrl: null },
      { id: 'link', displayName: 'Link', size: null, webUrl: 'https://www.example/' },
      { id: 'bad', displayName: '<b>', size: null, webUrl: null },
      { id: 'far', displayName: 'Far', size: null, webUrl: null },
    ]);
  });
});
