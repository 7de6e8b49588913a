import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DeveloperSources, MyClassList } from '@app/contracts';
import { itUsually, startApi, type TestBrowser } from '../../testing';
import { AnswerCache } from '../graph';
import { RosterWorld } from './testing';

const elena = 'EMarsh@contoso.example';
const root = join(__dirname, '../../../../..');

/** The grammar of a call's description, as given where it is written. */
const grammar =
  /^(?<method>[A-Z]+) (?<path>\/\S*) (?<status>\d{3}|timeout|reset)(?: (?<errorCode>[^\s.]+))?(?: (?<source>[^\s.]+\.[^\s.]+))?$/;

const entriesOf = (header: string | null) =>
  [...(header ?? '').matchAll(/(\w+);desc="([^"]*)"(;dur=[\d.]+)?/g)].map(
    ([, name, desc = '', dur]) => ({ name, desc, hasDuration: dur !== undefined }),
  );

describe('what responses tell the developer panel (DEMO-1)', () => {
  let world: RosterWorld;
  let browser: TestBrowser;
  let classId: string;

  beforeAll(async () => {
    world = await RosterWorld.start(['--consent', 'all'], { DEMO_HELPER: 'true' });
    browser = await world.linked(elena);
    const { body } = await browser.get<MyClassList>('/api/v1/me/classes');
    classId = body.value[0]?.id ?? '';
  });
  afterAll(() => world.stop());
  beforeEach(async () => {
    const cache = world.api.app.get(AnswerCache);
    for (const { id } of await world.tenants()) cache.drop(id);
  });
  afterEach(() => world.sandbox.control('DELETE', '/faults'));

  async function tell(path: string) {
    const { headers } = await browser.get(path);
    const header = headers.get('server-timing') ?? '';
    expect(header).not.toMatch(/bearer|eyJ|authorization|skiptoken=(?!\.\.\.)/i);
    return entriesOf(header);
  }

  const words = (entries: { name: string | undefined; desc: string }[]) =>
    entries.map(({ name, desc }) => `${name} ${desc.replaceAll(/\?\S*/g, '?…')}`);

  itUsually('names the handler, each Graph request, and each cached answer', async () => {
    const first = await tell('/api/v1/schools');
    expect(words(first)[0]).toBe('handler SchoolsController.list');
    expect(words(first).slice(1).sort()).toEqual([
      'graph GET /education/me/schools?… 200 EducationGraph.mySchools',
      'graph GET /education/schools?… 200 EducationGraph.schools',
    ]);
    expect(first.filter(({ hasDuration }) => hasDuration)).toHaveLength(2);
    expect(first.find(({ desc }) => desc.includes('/me/schools'))?.desc).toContain('$select=id,');
    expect(words(await tell('/api/v1/schools'))).toEqual([
      'handler SchoolsController.list',
      'cache GET /education/schools?… 200 EducationGraph.schools',
      'cache GET /education/me/schools?… 200 EducationGraph.mySchools',
    ]);
  });

  it('lists the parts of a batch right after it', async () => {
    const entries = words(await tell(`/api/v1/classes/${classId}/documents`));
    const batch = entries.indexOf('graph POST /$batch 200 FilesGraph.library');
    expect(entries.slice(batch + 1, batch + 3)).toEqual([
      `part GET /groups/${classId}/drive/root?… 200`,
      `part GET /groups/${classId}/drive/root/children?… 200`,
    ]);
    expect(entries).toContain('graph POST /$batch 200 ClassGraph.open');
  });

  itUsually('lists failed attempts, too', async () => {
    const match = { path: '/education/schools' };
    const body = { error: { code: 'serviceNotAvailable' } };
    await world.sandbox.control('POST', '/faults', { match, status: 503, body, times: 1 });
    await world.sandbox.control('POST', '/faults', { match, reset: true, times: 1 });
    const entries = words(await tell('/api/v1/schools'));
    const tried = entries.filter((entry) => entry.includes('/education/schools'));
    expect(tried).toEqual([
      'graph GET /education/schools?… 503 serviceNotAvailable EducationGraph.schools',
      'graph GET /education/schools?… reset EducationGraph.schools',
      'graph GET /education/schools?… 200 EducationGraph.schools',
    ]);
  });

  it('lists each Graph request for photos once, with one of the photos it fetched', async () => {
    const [tenant] = await world.tenants();
    const people = tenant!.users.slice(0, 30);
    const told: string[] = [];
    const requests = await world.graphRequests(async () => {
      const paths = people.map(({ id }) => `/api/v1/users/${id}/photo?size=96`);
      told.push(...(await Promise.all(paths.map(tell))).flatMap(words));
    });
    const calls = told.filter((one) => one.startsWith('graph '));
    expect(calls).toHaveLength(requests.length);
    expect(calls.every((one) => one.endsWith(' DirectoryGraph.photo'))).toBe(true);
  });

  it('follows the grammar and names only methods found in the source', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'edugraph-panel-'));
    const file = join(folder, 'sources.json');
    execFileSync(process.execPath, [join(root, 'tools/build/source-lines.mjs'), file]);
    const sources = JSON.parse(readFileSync(file, 'utf8')) as DeveloperSources['sources'];
    rmSync(folder, { recursive: true });
    const tabs = ['', '/students', '/seating', '/documents', '/conversations'];
    const paths = ['/api/v1/me/classes', ...tabs.map((tab) => `/api/v1/classes/${classId}${tab}`)];
    for (const path of paths) {
      const [handler, ...calls] = await tell(path);
      const names = calls.flatMap(({ name, desc }) => {
        const { source } = grammar.exec(desc)?.groups ?? { source: `unreadable: ${desc}` };
        return name === 'part' ? [] : [source];
      });
      expect(Object.keys(sources)).toEqual(expect.arrayContaining([handler?.desc, ...names]));
    }
  });

  it('sends nothing without the panel', async () => {
    const { sandbox, api } = world;
    const plain = await startApi({ sandbox, database: api.database });
    try {
      const other = plain.browser();
      await other.signInWithMicrosoft(elena);
      const { status, headers } = await other.get('/api/v1/schools');
      expect([status, headers.get('server-timing')]).toEqual([200, null]);
      expect((await other.get('/api/v1/developer/sources')).status).toBe(404);
    } finally {
      await plain.stop();
    }
  });
});
