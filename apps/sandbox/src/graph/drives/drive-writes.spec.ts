import { existsSync, readdirSync } from 'node:fs';
import { request as httpRequest } from 'node:http';
import { dirname } from 'node:path';
import { directorySnapshotSchema } from '../../tenant/directory';
import { startTestClass, type TestClass } from '../assignments/testing/test-class';
import type { TestBody, TestCaller } from '../testing/test-graph';
import { schemaProblems } from '../testing/graph-schema';

const unit = 327_680;

let here: TestClass;
let folder: string;
beforeEach(async () => {
  here = await startTestClass();
  const drive = here.graph.tenant.drives.ofClass(here.item.id)!;
  folder = `/drives/${drive.id}/items/${drive.root.id}`;
});
afterEach(() => here.graph.close());

interface Sent {
  readonly status: number;
  readonly body: TestBody;
}

async function read(response: Response): Promise<Sent> {
  const text = await response.text();
  return { status: response.status, body: (text ? JSON.parse(text) : {}) as TestBody };
}

async function put(
  path: string,
  content: string,
  caller: TestCaller = here.teacher,
): Promise<Sent> {
  const response = await caller.fetch(path, {
    method: 'PUT',
    raw: content,
    headers: { 'content-type': 'application/json' },
  });
  return read(response);
}

async function contentOf(item: Record<string, unknown>): Promise<Buffer> {
  const link = await here.teacher.fetch(
    `${folder.split('/items/')[0]}/items/${String(item['id'])}/content`,
  );
  expect(link.status).toBe(302);
  const response = await fetch(String(link.headers.get('location')));
  return Buffer.from(await response.arrayBuffer());
}

/** The files that hold stored contents. */
function keptFiles(): string[] {
  const directory = dirname(here.graph.uploads.files.pathOf('any'));
  return existsSync(directory) ? readdirSync(directory) : [];
}

describe('PUT of content', () => {
  it('creates a file of any type, 201, and returns the same bytes', async () => {
    const name = encodeURIComponent('Quiz 1 (with answers) – Ü #1.json');
    const { status, body } = await put(`${folder}:/${name}:/content`, '{not json');
    expect(status).toBe(201);
    expect(body).toMatchObject({
      name: 'Quiz 1 (with answers) – Ü #1.json',
      size: 9,
      createdBy: { user: { displayName: 'Elena Marsh' } },
    });
    expect((await contentOf(body)).toString()).toBe('{not json');
  });

  it('replaces, 200, and keeps a single copy of the bytes', async () => {
    const first = await put(`${folder}:/a.txt:/content`, 'one');
    const second = await put(`${folder}:/A.TXT:/content`, 'three');
    expect([first.status, second.status]).toEqual([201, 200]);
    expect(second.body['id']).toBe(first.body['id']);
    expect(second.body['eTag']).not.toBe(first.body['eTag']);
    expect((await contentOf(second.body)).toString()).toBe('three');
    expect(keptFiles()).toHaveLength(1);
  });

  it('fails or renames on request', async () => {
    await put(`${folder}:/a.txt:/content`, 'one');
    const option = '@microsoft.graph.conflictBehavior';
    const failed = await put(`${folder}:/a.txt:/content?${option}=fail`, 'two');
    expect([failed.status, failed.body.error.code]).toEqual([409, 'nameAlreadyExists']);
    const renamed = await put(`${folder}:/a.txt:/content?${option}=rename`, 'two');
    expect([renamed.status, renamed.body['name']]).toEqual([201, 'a 1.txt']);
    const unknown = await put(`${folder}:/a.txt:/content?${option}=maybe`, 'two');
    expect([unknown.status, unknown.body.error.code]).toEqual([400, 'invalidRequest']);
  });

  it.each(['a*b', 'a:b', 'a<b', 'a>b', 'a?b', 'a/b', 'a\\b', 'a|b', 'a"b', ' a', 'a '])(
    'refuses the name "%s"',
    async (name) => {
      const { status, body } = await put(`${folder}:/${encodeURIComponent(name)}:/content`, 'x');
      expect([status, body.error.code]).toEqual([400, 'invalidRequest']);
      expect(keptFiles()).toEqual([]);
    },
  );

  it('takes 0 bytes', async () => {
    const { status, body } = await put(`${folder}:/empty.txt:/content`, '');
    expect([status, body['size']]).toEqual([201, 0]);
    expect(await contentOf(body)).toHaveLength(0);
  });

  it('refuses more than 250 MB before receiving any of it', async () => {
    const headers = {
      authorization: here.teacher.authorization,
      'content-length': 250 * 1024 * 1024 + 1,
    };
    const url = `${here.graph.root}${folder}:/large.bin:/content`;
    const status = await new Promise<number | undefined>((resolve, reject) => {
      const outgoing = httpRequest(url, { method: 'PUT', headers }, (response) => {
        resolve(response.statusCode);
        outgoing.destroy();
      });
      outgoing.once('error', reject);
      outgoing.flushHeaders();
    });
    expect(status).toBe(413);
    expect(keptFiles()).toEqual([]);
  });

  it('is only for members', async () => {
    const stranger = here.graph.as('admin', ['Files.ReadWrite.All']);
    const { status, body } = await put(`${folder}:/a.txt:/content`, 'x', stranger);
    expect([status, body.error.code]).toEqual([403, 'accessDenied']);
  });

  it('shows in the folder, and survives a restart but not a reset', async () => {
    const { body } = await put(`${folder}:/a.txt:/content`, 'one');
    const path = `${folder.split('/items/')[0]}/items/${String(body['id'])}`;
    const kept = JSON.stringify(here.graph.directory.snapshot());
    here.graph.directory.reset();
    expect((await here.teacher.get(path)).status).toBe(404);
    here.graph.directory.restore(directorySnapshotSchema.parse(JSON.parse(kept)));
    const { body: children } = await here.teacher.get(`${folder}/children`);
    expect(children.value.map(({ name }) => name)).toContain('a.txt');
    expect((await contentOf(body)).toString()).toBe('one');
  });

  it('is undone by DELETE', async () => {
    const { body } = await put(`${folder}:/a.txt:/content`, 'one');
    const path = `${folder.split('/items/')[0]}/items/${String(body['id'])}`;
    expect((await here.teacher.send('DELETE', path)).status).toBe(204);
    expect((await here.teacher.get(path)).status).toBe(404);
    expect((await here.teacher.send('DELETE', folder)).status).toBe(403);
  });
});

describe('an upload session', () => {
  const whole = Buffer.alloc(2 * unit + 5, 'abc');

  async function open(name = 'big.bin', item: object = {}): Promise<string> {
    const path = `${folder}:/${name}:/createUploadSession`;
    const { status, body } = await here.teacher.send('POST', path, { body: { item } });
    expect([status, body['nextExpectedRanges']]).toEqual([200, ['0-']]);
    return String(body['uploadUrl']);
  }

  interface Part {
    readonly start: number;
    readonly end: number;
    readonly headers?: Record<string, string>;
  }

  async function slice(url: string, { start, end, headers = {} }: Part): Promise<Sent> {
    const body = new Uint8Array(whole.subarray(start, end));
    const range = `bytes ${start}-${end - 1}/${whole.length}`;
    const init = { method: 'PUT', body, headers: { 'content-range': range, ...headers } };
    return read(await fetch(url, init));
  }

  it('accepts slices in order and ends with the file', async () => {
    const url = await open();
    const first = await slice(url, { start: 0, end: unit });
    expect([first.status, first.body['nextExpectedRanges']]).toEqual([202, [`${unit}-`]]);
    const { body } = await read(await fetch(url));
    expect(body).toEqual({
      expirationDateTime: first.body['expirationDateTime'],
      nextExpectedRanges: [`${unit}-`],
    });
    const last = await slice(url, { start: unit, end: whole.length });
    expect([last.status, last.body['size']]).toEqual([201, whole.length]);
    expect((await contentOf(last.body)).equals(whole)).toBe(true);
    expect((await fetch(url)).status).toBe(404);
  });

  it.each([
    ['a token', { start: 0, end: unit, headers: { authorization: 'Bearer x' } }, 401],
    ['an odd size', { start: 0, end: unit + 1 }, 400],
    ['no range', { start: 0, end: unit, headers: { 'content-range': '' } }, 400],
    [
      "a range that doesn't match the body",
      { start: 0, end: 1, headers: { 'content-range': 'bytes 0-327679/655365' } },
      400,
    ],
    ['a slice out of order', { start: unit, end: 2 * unit }, 416],
  ])('refuses %s', async (_what, part, status) => {
    expect((await slice(await open(), part)).status).toBe(status);
  });

  it('returns 416 for a slice it already has, and continues regardless', async () => {
    const url = await open();
    await slice(url, { start: 0, end: unit });
    const again = await slice(url, { start: 0, end: unit });
    expect([again.status, again.body.error.code]).toEqual([416, 'invalidRange']);
    expect((await slice(url, { start: unit, end: whole.length })).status).toBe(201);
  });

  it('fails at the end when the name is taken, unless asked to replace it', async () => {
    await put(`${folder}:/big.bin:/content`, 'x');
    const everything = { start: 0, end: whole.length };
    const failed = await slice(await open(), everything);
    expect([failed.status, failed.body.error.code]).toEqual([409, 'nameAlreadyExists']);
    const replacing = await open('big.bin', { '@microsoft.graph.conflictBehavior': 'replace' });
    expect((await slice(replacing, everything)).status).toBe(200);
    expect(keptFiles()).toHaveLength(1);
  });

  it('is gone once canceled or too old', async () => {
    const url = await open();
    await slice(url, { start: 0, end: unit });
    expect((await fetch(url, { method: 'DELETE' })).status).toBe(204);
    expect((await slice(url, { start: unit, end: 2 * unit })).status).toBe(404);
    expect(keptFiles()).toEqual([]);
    const old = await open();
    here.advance(25 * 3_600_000);
    expect((await slice(old, { start: 0, end: unit })).status).toBe(404);
  });

  describe('matches the schema (BOX-1)', () => {
    it('in its answers', async () => {
      const path = `${folder}:/big.bin:/createUploadSession`;
      const { body } = await here.teacher.send('POST', path, { body: {} });
      expect(schemaProblems('microsoft.graph.uploadSession', body)).toEqual([]);
      const url = String(body['uploadUrl']);
      const first = await slice(url, { start: 0, end: unit });
      expect(schemaProblems('microsoft.graph.uploadSession', first.body)).toEqual([]);
      const last = await slice(url, { start: unit, end: whole.length });
      expect(schemaProblems('microsoft.graph.driveItem', last.body)).toEqual([]);
      const error = await slice(url, { start: 0, end: unit });
      expect(schemaProblems('error', error.body)).toEqual([]);
    });
  });
});

describe('folders of assignments', () => {
  async function setUp(path: string, caller: TestCaller): Promise<string> {
    const { body } = await caller.send('POST', `${path}/setUpResourcesFolder`, { body: {} });
    return String(body['resourcesFolderUrl']);
  }

  function resourceOf({ body }: Sent): object {
    const { driveId } = body['parentReference'] as { driveId: string };
    const fileUrl = `https://graph.microsoft.com/v1.0/drives/${driveId}/items/${String(body['id'])}`;
    const type = '#microsoft.graph.educationFileResource';
    return { resource: { '@odata.type': type, displayName: 'Sheet', fileUrl } };
  }

  it('accept handout files, but only in drafts', async () => {
    const path = `${here.path}/${String((await here.create())['id'])}`;
    const url = await setUp(path, here.teacher);
    const again = await here.teacher.send('POST', `${path}/setUpResourcesFolder`, { body: {} });
    expect([again.status, again.body.error]).toMatchObject([
      400,
      { code: 'badRequest', innerError: { code: 'folderAlreadyExists' } },
    ]);
    const uploaded = await put(`${url}:/sheet.pdf:/content`, 'pdf');
    const added = await here.teacher.send('POST', `${path}/resources`, {
      body: resourceOf(uploaded),
    });
    expect(added.status).toBe(201);
    const elsewhere = await put(`${folder}:/sheet.pdf:/content`, 'pdf');
    const refused = await here.teacher.send('POST', `${path}/resources`, {
      body: resourceOf(elsewhere),
    });
    expect(refused.body.error).toMatchObject({ innerError: { code: 'invalidFileUrl' } });
    const item = new URL(url.replace(/items\/.*/, `items/${String(uploaded.body['id'])}`)).pathname;
    const itemPath = item.replace('/v1.0', '');
    expect((await here.student.get(itemPath)).status).toBe(404);
    await here.teacher.send('POST', `${path}/publish`);
    here.advance(300);
    expect((await here.student.get(itemPath)).status).toBe(200);
    const late = await here.teacher.send('POST', `${path}/resources`, {
      body: resourceOf(uploaded),
    });
    expect(late.body.error).toMatchObject({ innerError: { code: 'assignmentAlreadyPublished' } });
    expect((await put(`${url}:/mine.pdf:/content`, 'x', here.student)).status).toBe(403);
  });

  it("hide a student's work from other students", async () => {
    const work = await here.workPath(await here.assign());
    const url = await setUp(work, here.student);
    const uploaded = await put(`${url}:/essay.docx:/content`, 'words', here.student);
    const added = await here.student.send('POST', `${work}/resources`, {
      body: resourceOf(uploaded),
    });
    expect([uploaded.status, added.status]).toEqual([201, 201]);
    const path = new URL(String((added.body['resource'] as { fileUrl: string }).fileUrl)).pathname;
    const itemPath = path.replace('/v1.0', '');
    expect((await here.other.get(itemPath)).status).toBe(404);
    expect((await here.other.get(`${itemPath}/content`)).status).toBe(404);
    expect((await here.teacher.get(itemPath)).status).toBe(200);
    expect((await put(`${url}:/other.docx:/content`, 'x', here.other)).status).toBe(404);
    await here.act(here.student, `${work}/submit`);
    expect((await put(`${url}:/late.docx:/content`, 'x', here.student)).status).toBe(403);
    const page = await fetch(String(uploaded.body['webUrl']));
    expect(await page.text()).toBe('words');
  });

  it('hold the files a class starts with', async () => {
    const { body } = await here.teacher.get(`${here.path}?$expand=resources`);
    const [first] = body.value.flatMap(
      (one) => one['resources'] as { resource: { fileUrl: string } }[],
    );
    const path = new URL(first!.resource.fileUrl).pathname.replace('/v1.0', '');
    expect((await here.teacher.get(path)).body['file']).toBeDefined();
    expect((await here.teacher.fetch(`${path}/content`)).status).toBe(302);
  });
});
