import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { TestClient } from '../entra/testing/test-client';
import { startTestSandbox, type TestSandbox } from '../entra/testing/test-sandbox';
import { loadRosters } from '../roster/load-rosters';

const unit = 327_680;
const scope = 'openid EduAssignments.ReadWrite Files.ReadWrite.All';

let box: TestSandbox;
let client: TestClient;
let classId: string;
let authorization: string;

async function signIn(): Promise<void> {
  client = new TestClient(box.url);
  const { access_token } = await client.tokensOf('EMarsh@contoso.example', { scope });
  authorization = `Bearer ${access_token}`;
}

beforeEach(async () => {
  const tenants = loadRosters({});
  const teacher = tenants[0]!.findPerson('EMarsh@contoso.example')!;
  classId = tenants[0]!.classes.ofTeacher(teacher.id)[0]!.id;
  box = await startTestSandbox({ tenants });
  await signIn();
});
afterEach(() => box.close());

async function graph(method: string, path: string, body?: unknown) {
  const url = path.startsWith('http') ? path : `${box.url}/v1.0${path}`;
  const headers = { authorization, 'content-type': 'application/json' };
  const content = body === undefined ? {} : { body: JSON.stringify(body) };
  const response = await fetch(url, { method, headers, ...content });
  const text = await response.text();
  return { status: response.status, body: JSON.parse(text || '{}') as Record<string, unknown> };
}

async function rootFolder(): Promise<string> {
  const { body } = await graph('GET', `/groups/${classId}/drive/root`);
  const { driveId } = body['parentReference'] as { driveId: string };
  return `/drives/${driveId}/items/${String(body['id'])}`;
}

async function openSession(): Promise<string> {
  const path = `${await rootFolder()}:/big.bin:/createUploadSession`;
  return String((await graph('POST', path, {})).body['uploadUrl']);
}

async function sendSlice(url: string): Promise<Response> {
  const headers = { 'content-range': `bytes 0-${unit - 1}/${2 * unit}` };
  return fetch(url, { method: 'PUT', body: new Uint8Array(unit), headers });
}

async function arm(fault: Record<string, unknown>): Promise<number> {
  return (await client.control('POST', '/faults', fault)).status;
}

const uploads = { method: 'PUT', path: '^/uploads/', tenant: 'contoso.example' };

it("faults hit upload URLs too, worded as Graph's errors", async () => {
  const url = await openSession();
  await arm({ match: uploads, status: 503, retryAfter: 2, times: 1 });
  const answer = await sendSlice(url);
  expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '2']);
  expect(await answer.json()).toMatchObject({ error: { code: 'serviceNotAvailable' } });
  expect((await sendSlice(url)).status).toBe(202);
});

it('a reset partway through a slice leaves none of it behind, and the slice can be sent again', async () => {
  const url = await openSession();
  await arm({ match: uploads, reset: true, afterBytes: 100_000, times: 1 });
  await expect(sendSlice(url)).rejects.toThrow();
  expect(await (await fetch(url)).json()).toMatchObject({ nextExpectedRanges: ['0-'] });
  expect((await sendSlice(url)).status).toBe(202);
});

it('a reset partway through a small upload leaves no file', async () => {
  const path = `${await rootFolder()}:/small.bin:/content`;
  await arm({ match: { method: 'PUT', path: 'content' }, reset: true, afterBytes: 100_000 });
  const put = fetch(`${box.url}/v1.0${path}`, {
    method: 'PUT',
    headers: { authorization },
    body: new Uint8Array(unit),
  });
  await expect(put).rejects.toThrow();
  const { body } = await graph('GET', `${await rootFolder()}/children?$top=500`);
  const names = (body['value'] as { name: string }[]).map(({ name }) => name);
  expect(names).not.toContain('small.bin');
});

it('afterBytes needs reset', async () => {
  expect(await arm({ match: uploads, status: 503, afterBytes: 1 })).toBe(400);
});

it('files survive a restart, but not a reset', async () => {
  const folder = await rootFolder();
  const put = async () => graph('PUT', `${folder}:/a.txt:/content`, 'text');
  const { status, body } = await put();
  expect(status).toBe(201);
  box = await box.restart({ tenants: loadRosters({}) });
  await signIn();
  const link = await fetch(
    String((await graph('GET', itemPath(folder, body))).body['@microsoft.graph.downloadUrl']),
  );
  expect(await link.text()).toBe('"text"');
  await client.control('POST', '/reset');
  await signIn();
  expect((await graph('GET', itemPath(folder, body))).status).toBe(404);
  expect(existsSync(join(box.varDirectory, 'sandbox-files'))).toBe(false);
  expect((await put()).status).toBe(201);
  box = await box.restart({ tenants: loadRosters({}), isFresh: true });
  expect(existsSync(join(box.varDirectory, 'sandbox-files'))).toBe(false);
});

function itemPath(folder: string, { id }: Record<string, unknown>): string {
  return folder.replace(/[^/]+$/, String(id));
}

it('the assignments service can be slow or fail, until a reset', async () => {
  const answer = await client.control('PATCH', '/assignments', { publishDelay: 5, failPublish: 1 });
  expect(await answer.json()).toEqual({ publishDelay: 5, submissionDelay: 300, failPublish: 1 });
  const path = `/education/classes/${classId}/assignments`;
  const dueDateTime = new Date(box.clock.now().getTime() + 86_400_000).toISOString();
  const { body } = await graph('POST', path, { displayName: 'Log', dueDateTime });
  await graph('POST', `${path}/${String(body['id'])}/publish`);
  box.clock.advance(1);
  expect((await graph('GET', `${path}/${String(body['id'])}`)).body['status']).toBe('draft');
  await client.control('POST', '/reset');
  const settings = await client.control('GET', '/assignments');
  expect(await settings.json()).toEqual({
    publishDelay: 300,
    submissionDelay: 300,
    failPublish: 0,
  });
  const wrong = await client.control('PATCH', '/assignments', { publishDelay: -1 });
  expect(wrong.status).toBe(400);
});
