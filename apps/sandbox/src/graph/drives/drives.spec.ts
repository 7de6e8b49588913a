import type { Class } from '../../tenant/roster/entities';
import { TestGraph, type TestCaller } from '../testing/test-graph';

const scopes = ['Files.Read'];

interface Item {
  readonly [key: string]: unknown;
  readonly id: string;
  readonly name: string;
  readonly size: number;
  readonly webUrl: string;
  readonly eTag: string;
  readonly folder?: { readonly childCount: number };
  readonly file?: { readonly mimeType: string };
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

async function list(path: string, caller = elena): Promise<readonly Item[]> {
  const { status, body } = await caller.get(path);
  expect(status).toBe(200);
  return body.value as unknown as readonly Item[];
}

const topOf = ({ id }: Class) => `/groups/${id}/drive/root/children`;

describe('a library', () => {
  it('is owned by the group, and its root says what it contains', async () => {
    const { id } = graph.classNamed('Chemistry 1');
    const { body: drive } = await elena.get(`/groups/${id}/drive`);
    expect(drive).toMatchObject({ driveType: 'documentLibrary', owner: { group: { id } } });
    const { body: same } = await elena.get(`/drives/${String(drive['id'])}`);
    expect({ ...same, '@odata.context': '' }).toEqual({ ...drive, '@odata.context': '' });

    const { body: root } = await elena.get(`/groups/${id}/drive/root`);
    const children = await list(topOf(graph.classNamed('Chemistry 1')));
    expect(root).toMatchObject({ root: {}, folder: { childCount: children.length } });
    expect(root['size']).toBe(children.reduce((sum, { size }) => sum + size, 0));
    const { body: named } = await elena.get(`/drives/${String(drive['id'])}/items/root`);
    expect(named['id']).toBe(root['id']);
  });

  it('holds what real classes have: odd names, every kind of file, real people', async () => {
    const everything: Item[] = [];
    for (const title of ['Biology 1', 'Chemistry 1', 'Physics with Calculus']) {
      const items = await list(topOf(graph.classNamed(title)));
      expect(items.length).toBeGreaterThanOrEqual(10);
      everything.push(...items);
      for (const { id, folder } of items.filter((item) => item.folder)) {
        const { id: driveId } = (await elena.get(`/groups/${graph.classNamed(title).id}/drive`))
          .body;
        const children = await list(`/drives/${String(driveId)}/items/${id}/children`);
        expect(children).toHaveLength(folder?.childCount ?? -1);
        everything.push(...children);
      }
    }
    const names = everything.map(({ name }) => name);
    for (const odd of [/[äöüÄÖÜ]/, /&/, /#/, /^.{200,255}$/]) {
      expect(names.some((name) => odd.test(name))).toBe(true);
    }
    const endings = new Set(names.map((name) => name.split('.').at(-1)));
    expect([...endings]).toEqual(
      expect.arrayContaining(['docx', 'xlsx', 'pptx', 'pdf', 'png', 'txt']),
    );
    expect(Math.max(...everything.map(({ size }) => size))).toBeLessThanOrEqual(90 * 1024 ** 2);
    expect(everything.filter(({ file }) => file).every(({ size }) => size >= 1024)).toBe(true);
    const dates = everything.map((item) => String(item['lastModifiedDateTime']));
    expect(dates.every((date) => date < graph.now.toISOString())).toBe(true);
    expect(everything.map((item) => item['createdBy'])).toContainEqual({
      user: {
        displayName: 'Elena Marsh',
        email: 'EMarsh@contoso.example',
        id: graph.person('EMarsh').id,
      },
    });
  });

  it('is the same in every sandbox', async () => {
    const other = await new TestGraph().listen();
    const path = `${topOf(graph.classNamed('Chemistry 1'))}?$select=id,name,size,eTag`;
    const { body } = await other.as('EMarsh', scopes).get(path);
    expect(body.value).toEqual(await list(path));
    await other.close();
  });

  it('may be empty', async () => {
    const algebra = graph.classNamed('Algebra 1');
    expect(await list(topOf(algebra), graph.asTeacherOf(algebra, scopes))).toEqual([]);
  });

  it.each(['', '/root', '/root/children'])(
    'may not be provisioned yet: 404 itemNotFound at drive%s',
    async (below) => {
      const statistics = graph.classNamed('Statistics');
      const path = `/groups/${statistics.id}/drive${below}`;
      const { status, body } = await graph.asTeacherOf(statistics, scopes).get(path);
      expect([status, body.error.code]).toEqual([404, 'itemNotFound']);
    },
  );
});

describe('listing', () => {
  it('comes in pages of 200, and ends', async () => {
    const english = graph.classNamed('English 10: World Literature');
    const teacher = graph.asTeacherOf(english, scopes);
    const sizes: number[] = [];
    const ids = new Set<string>();
    let next: string | undefined = topOf(english);
    while (next) {
      const { body } = await teacher.get(next);
      sizes.push(body.value.length);
      for (const { id } of body.value) ids.add(String(id));
      next = body['@odata.nextLink'] as string | undefined;
    }
    expect(sizes.slice(0, 2)).toEqual([200, 200]);
    expect(sizes).toHaveLength(3);
    expect(ids.size).toBe(sizes.reduce((sum, size) => sum + size, 0));
  });

  it('accepts $top, $orderby and $select', async () => {
    const path = topOf(graph.classNamed('Chemistry 1'));
    const bySize = await list(`${path}?$orderby=size desc&$select=name,size&$top=5`);
    expect(bySize).toHaveLength(5);
    const sizes = bySize.map(({ size }) => size);
    expect(sizes).toEqual([...sizes].sort((left, right) => right - left));
    expect(Object.keys(bySize[0]!).sort()).toEqual(['name', 'size']);
    const byDate = await list(`${path}?$orderby=lastModifiedDateTime desc&$top=3`);
    const dates = byDate.map((item) => String(item['lastModifiedDateTime']));
    expect(dates).toEqual([...dates].sort().reverse());
  });

  it('words its refusals like the files service', async () => {
    const path = topOf(graph.classNamed('Chemistry 1'));
    for (const query of ["$filter=name eq 'x'", '$orderby=webUrl', '$skiptoken=made-by-hand']) {
      const { status, body } = await elena.get(`${path}?${query}`);
      expect([query, status, body.error.code]).toEqual([query, 400, 'invalidRequest']);
    }
  });
});

describe('an item', () => {
  async function firstFile(): Promise<{ path: string; item: Item }> {
    const items = await list(topOf(graph.classNamed('Chemistry 1')));
    const item = items.find(({ name }) => name === 'Homework #1.docx')!;
    const { driveId } = item['parentReference'] as { driveId: string };
    return { path: `/drives/${driveId}/items/${item.id}`, item };
  }

  it('returns 304 to a client that already has it', async () => {
    const { path, item } = await firstFile();
    const whole = await elena.get(path);
    expect(whole.headers.get('etag')).toBe(item.eTag);
    expect(item.eTag).toMatch(/^"\{[0-9A-F-]{36}\},\d+"$/);
    const again = await elena.get(path, { 'If-None-Match': `"other", ${item.eTag}` });
    expect([again.status, again.body]).toEqual([304, {}]);
    expect((await elena.get(path, { 'If-None-Match': '"other"' })).status).toBe(200);
  });

  it('has a download address, unless $select leaves it out', async () => {
    const { path, item } = await firstFile();
    const address = String(item['@microsoft.graph.downloadUrl']);
    const response = await fetch(address);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toContain('wordprocessingml');
    expect(await response.text()).toContain('Homework #1.docx');
    const { body } = await elena.get(`${path}?$select=id,name`);
    expect(body).not.toHaveProperty(['@microsoft.graph.downloadUrl']);
    const { body: chosen } = await elena.get(`${path}?$select=id,@microsoft.graph.downloadUrl`);
    expect(chosen).toHaveProperty(['@microsoft.graph.downloadUrl']);
  });

  it('redirects to its content for an hour', async () => {
    const { path } = await firstFile();
    const response = await elena.fetch(`${path}/content`);
    expect(response.status).toBe(302);
    const address = String(response.headers.get('location'));
    expect((await fetch(address)).status).toBe(200);
    expect((await fetch(address.replace(/tempauth=\d/, 'tempauth=9'))).status).toBe(401);
    const now = graph.now;
    graph.now = new Date(now.getTime() + 3_600_001);
    expect((await fetch(address)).status).toBe(401);
    graph.now = now;
  });

  it("has no content if it's a folder", async () => {
    const { path } = await firstFile();
    const { status, body } = await elena.get(path.replace(/items\/.*/, 'items/root/content'));
    expect([status, body.error.code]).toEqual([400, 'invalidRequest']);
  });

  it.each(['/drives/b!nothing', '/drives/nothing/items/root', '/groups/nothing/drive'])(
    "isn't at %s",
    async (path) => {
      const { status, body } = await elena.get(path);
      expect([status, body.error.code]).toEqual([404, 'itemNotFound']);
    },
  );

  it("isn't in a library without an item of its id", async () => {
    const { path } = await firstFile();
    const { status } = await elena.get(path.replace(/items\/.*/, 'items/01NOTHING'));
    expect(status).toBe(404);
  });
});

describe('who may open it', () => {
  it("is a group member or the app, but not an owner who isn't a member", async () => {
    const { id } = graph.classNamed('Chemistry 1');
    const drive = graph.tenant.drives.ofClass(id)!;
    const userId = graph.person('TReyes').id;
    graph.tenant.setMembership('owners', { classId: id, userId }, true);
    for (const path of [`/groups/${id}/drive`, `/drives/${drive.id}/items/root/children`]) {
      const { status, body } = await graph.as('TReyes', ['Files.ReadWrite.All']).get(path);
      expect([status, body.error.code]).toEqual([403, 'accessDenied']);
      expect((await graph.as('NHaddad', scopes).get(path)).status).toBe(200);
      expect((await graph.asApp(['Files.Read.All']).get(path)).status).toBe(200);
      expect((await graph.asApp(['Files.Read']).get(path)).body.error.code).toBe('accessDenied');
    }
    graph.tenant.setMembership('members', { classId: id, userId }, true);
    expect((await graph.as('TReyes', scopes).get(`/groups/${id}/drive`)).status).toBe(200);
  });
});

describe('its pages', () => {
  async function page(address: string): Promise<string> {
    const response = await fetch(address);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
    return response.text();
  }

  it("open at every item's web address, whatever its name", async () => {
    for (const { name, webUrl, folder } of await list(topOf(graph.classNamed('Chemistry 1')))) {
      const text = await page(webUrl);
      expect(text).toContain('This is not Microsoft');
      expect(text).toContain(folder ? 'A folder in Chemistry 1' : 'A file in Chemistry 1');
      expect(text).toContain(`<h1>${name.replaceAll('&', '&amp;')}</h1>`);
    }
  });

  it('lead from the library down to a file and its download', async () => {
    const { body: drive } = await elena.get(`/groups/${graph.classNamed('Chemistry 1').id}/drive`);
    let address = String(drive['webUrl']);
    for (const name of ['Class Materials', 'Chapter 3', 'Exercises &amp; answers.pdf']) {
      const href = new RegExp(`href="([^"]+)"[^>]*>${name}<`).exec(await page(address))?.[1];
      address = new URL(href ?? '', address).href;
    }
    const href = /href="([^"]*download\.aspx[^"]+)"/.exec(await page(address))?.[1];
    const download = await fetch(new URL(String(href).replaceAll('&amp;', '&'), address));
    expect(download.headers.get('content-type')).toBe('application/pdf');
  });

  it('open over plain http even when Graph was called over https', async () => {
    const path = `/groups/${graph.classNamed('Chemistry 1').id}/drive`;
    const { body } = await elena.get(path, { 'x-forwarded-proto': 'https' });
    expect(body['webUrl']).toMatch(/^http:\/\/127/);
  });

  it.each([
    '/contoso.example/Section_4001/Shared%20Documents/nothing.docx',
    '/contoso.example/Section_1/Shared%20Documents',
    '/nobody.example/Section_4001',
    '/contoso.example/Section_4006',
    '/contoso.example/Section_4001/Lists',
  ])('say when there is nothing at /sites%s', async (path) => {
    const response = await fetch(`${graph.root.replace('/v1.0', '/sites')}${path}`);
    expect(response.status).toBe(404);
    expect(await response.text()).toContain('There is nothing here');
  });
});
