import type { SyncStatus, UserAccess } from '@app/contracts';
import { permissions } from '../auth';
import {
  admin,
  AssignmentWorld,
  elena,
  noor,
  tomas,
} from '../education/assignments/testing/assignment-world';
import { listSchools } from '../education/testing';

/** What Microsoft's page about a call says. */
interface Page {
  /** Query options, without the dollar sign. */
  options?: string;
  /** The alternatives; a plus joins permissions needed together. Absent if the call takes no such token. */
  delegated?: string;
  application?: string;
  /** Whether we can do without the permission. */
  isOptional?: boolean;
  /** Only made after certain answers: a photo without that size, a success without a body. */
  isSeldom?: boolean;
}

const odata = 'select filter orderby search count top';
const roster = { delegated: 'EduRoster.ReadBasic', application: 'EduRoster.Read.All' };
const own = { delegated: 'EduRoster.ReadBasic' };
const photo = { application: 'ProfilePhoto.Read.All | User.Read.All' };
const readWork = {
  delegated: 'EduAssignments.ReadBasic | EduAssignments.Read | EduAssignments.ReadWrite',
};
const writeWork = { delegated: 'EduAssignments.ReadWriteBasic | EduAssignments.ReadWrite' };
const work = { delegated: 'EduAssignments.ReadWrite' };
const readFiles = { delegated: 'Files.Read | Files.ReadWrite | Files.ReadWrite.All' };
const writeFiles = { delegated: 'Files.ReadWrite | Files.ReadWrite.All' };
const principal = '/servicePrincipals(appId=*)';
const assignment = '/education/classes/*/assignments/*';
const submission = `${assignment}/submissions/*`;

/**
 * Every call we make, as documented in Microsoft's reference: https://learn.microsoft.com/graph/api/overview. Copied
 * from there and deliberately not from the sandbox, which could share an error with us.
 */
const promised: Record<string, Page> = {
  'POST /$batch': { delegated: '', application: '' },
  'GET /me': { options: 'select expand', delegated: 'User.Read' },
  'GET /organization': {
    options: 'select',
    delegated: 'User.Read',
    application: 'Organization.Read.All',
  },
  'GET /me/photo/$value': { delegated: 'User.Read', isSeldom: true },
  'GET /me/photos/*/$value': { delegated: 'User.Read' },
  'GET /users/*/photo/$value': { ...photo, isSeldom: true },
  'GET /users/*/photos/*/$value': photo,
  'GET /users': { options: `${odata} expand`, application: 'User.Read.All' },
  'GET /users/delta': {
    options: 'select filter deltatoken skiptoken',
    application: 'User.Read.All',
  },
  'GET /users/*': { options: 'select expand', application: 'User.Read.All' },
  'GET /directory/deletedItems/*': { options: 'select', application: 'User.Read.All' },
  [`GET ${principal}`]: { options: 'select expand', application: 'Application.Read.All' },
  [`DELETE ${principal}`]: { application: 'Application.ReadWrite.OwnedBy', isOptional: true },
  'GET /servicePrincipals/*/appRoleAssignedTo': {
    options: odata,
    application: 'Application.Read.All',
  },
  'POST /servicePrincipals/*/appRoleAssignedTo': {
    application: 'AppRoleAssignment.ReadWrite.All + Application.Read.All',
  },
  'GET /servicePrincipals/*/appRoleAssignments': { application: 'Application.Read.All' },
  'GET /servicePrincipals/*/oauth2PermissionGrants': {
    application: 'Directory.Read.All',
    isOptional: true,
  },
  'GET /applications(appId=*)': { options: 'select', application: 'Application.Read.All' },
  'GET /education/me': { options: 'select', ...own },
  'GET /education/me/classes': { options: odata, ...own },
  'GET /education/me/schools': { options: odata, ...own },
  'GET /education/schools': { options: odata, ...roster },
  'GET /education/schools/*/classes': { options: 'orderby filter count search', ...roster },
  'GET /education/schools/*/users': { options: odata, application: 'EduRoster.Read.All' },
  'GET /education/classes/*': { options: 'select', ...roster },
  'GET /education/classes/*/members': {
    options: odata,
    delegated: 'EduRoster.ReadBasic',
    application: 'EduRoster.Read.All + Member.Read.Hidden',
  },
  'GET /education/classes/*/teachers': { options: odata, ...roster },
  'GET /education/classes/*/schools': { options: odata, ...roster },
  'GET /groups/*': {
    options: 'select expand',
    delegated: 'GroupMember.Read.All | Group.Read.All | Group.ReadWrite.All',
  },
  'POST /groups/*/members/$ref': { delegated: 'GroupMember.ReadWrite.All' },
  'POST /groups/*/owners/$ref': { delegated: 'Group.ReadWrite.All' },
  'GET /groups/*/conversations': {
    options: 'select filter',
    delegated: 'Group-Conversation.Read.All',
  },
  'GET /groups/*/drive/root': { options: 'select expand', ...readFiles },
  'GET /groups/*/drive/root/children': { options: 'select expand top orderby', ...readFiles },
  'GET /drives/*/items/*': { options: 'select expand', ...readFiles },
  'GET /drives/*/items/*:/*': { options: 'select expand', ...readFiles, isSeldom: true },
  'PUT /drives/*/items/*:/*:/content': writeFiles,
  'POST /drives/*/items/*:/*:/createUploadSession': writeFiles,
  'GET /education/classes/*/assignments': {
    options: 'top filter orderby select expand',
    ...readWork,
  },
  'POST /education/classes/*/assignments': writeWork,
  [`GET ${assignment}`]: { options: 'select expand', ...readWork },
  [`PATCH ${assignment}`]: writeWork,
  [`DELETE ${assignment}`]: writeWork,
  [`POST ${assignment}/publish`]: writeWork,
  [`POST ${assignment}/setUpResourcesFolder`]: work,
  [`POST ${assignment}/resources`]: writeWork,
  [`GET ${assignment}/resources/*`]: { ...readWork, isSeldom: true },
  [`DELETE ${assignment}/resources/*`]: writeWork,
  [`GET ${assignment}/submissions`]: { options: 'top filter select expand', ...readWork },
  [`GET ${submission}`]: { options: 'select expand', ...readWork },
  [`POST ${submission}/setUpResourcesFolder`]: work,
  [`POST ${submission}/resources`]: writeWork,
  [`GET ${submission}/resources/*`]: { ...readWork, isSeldom: true },
  [`DELETE ${submission}/resources/*`]: writeWork,
  [`POST ${submission}/submit`]: work,
  [`POST ${submission}/unsubmit`]: work,
  [`POST ${submission}/return`]: work,
  [`PATCH ${submission}/outcomes/*`]: work,
};

/** Undocumented options, each of which we do without once it is rejected (see unpromised-queries). */
const beyond = new Set([
  'GET /education/schools/*/classes select',
  'GET /education/schools/*/classes top',
  'GET /groups/*/conversations top',
]);

interface Logged {
  method: string;
  path: string;
  tokenKind: 'user' | 'app' | null;
}

const held = (kind: string) =>
  permissions
    .filter((one) => (kind === 'app') === (one.kind === 'application'))
    .map(({ name }) => name);

function nameOf({ method, path }: Logged): string {
  const [address = ''] = path.replace('/v1.0', '').split('?');
  const template = address
    .replace(/\(appId='[^']*'\)/, '(appId=*)')
    .replace(/:\/[^/:]+/, ':/*')
    .replace(/\/[\da-f]{8}-[\da-f-]{27}/gi, '/*')
    .replace(/\/\d+x\d+\//, '/*/')
    .replace(/\/(drives|items|resources|outcomes)\/[^/:]+/g, '/$1/*');
  return `${method} ${template}`;
}

const optionsOf = ({ path }: Logged) =>
  [...new URLSearchParams(path.split('?')[1] ?? '').keys()].map((key) => key.replace('$', ''));

describe('the requests we make, compared with what Microsoft promises', () => {
  let world: AssignmentWorld;
  const seen: Logged[] = [];

  beforeAll(async () => {
    world = await AssignmentWorld.start({ UPLOAD_LIMIT_MB: '50' });
    await world.delays({ publishDelay: 0, submissionDelay: 0 });
    await readEverything();
    await doEveryAction();
    await administer();
    const log = await world.roster.sandbox.control<{ value: Logged[] }>('GET', '/requests');
    seen.push(...log.value.filter(({ path }) => path.startsWith('/v1.0/')));
  });
  afterAll(() => world.stop());

  const control = (method: string, path: string) => world.roster.sandbox.control(method, path);

  async function idOf(upn: string): Promise<string> {
    const [tenant] = await world.roster.tenants();
    return tenant?.users.find((one) => one.userPrincipalName === upn)?.id ?? '';
  }

  async function readEverything() {
    const [school] = (await listSchools(world.as(elena))).filter(({ isMine }) => isMine);
    for (const who of [elena, noor, admin]) {
      for (const below of ['', '/students', '/documents', '/conversations', '/assignments']) {
        await world.as(who).get(`/api/v1/classes/${world.chemistry}${below}`);
      }
    }
    for (const below of ['classes', 'teachers']) {
      await world.as(elena).get(`/api/v1/schools/${school?.id}/${below}`);
    }
    const { body } = await world
      .as(elena)
      .get<{ value: { id: string }[] }>(`/api/v1/classes/${world.chemistry}/students`);
    for (const { id } of body.value) {
      await world.as(elena).get(`/api/v1/users/${id}/photo?size=96`);
    }
    for (const who of [elena, noor]) await world.as(who).get('/api/v1/me/classes');
    await world.as(elena).get(`/api/v1/users/${await idOf(elena)}/photo?size=240`);
    const teachers = `/api/v1/classes/${world.chemistry}/teachers`;
    await world.as(elena).put(`${teachers}/${await idOf(tomas)}`, {});
  }

  async function doEveryAction() {
    const { id } = await world.draft({ maxPoints: 10 });
    const path = world.pathOf(world.chemistry, `/${id}`);
    await world.as(elena).patch(path, { displayName: 'Another name' });
    const small = await world.upload(elena, `${path}/resources`, { name: 'a.txt' });
    await world.as(elena).delete(`${path}/resources/${small.body.id}`);
    const bytes = Buffer.alloc(5_000_000, 'x');
    await world.upload(elena, `${path}/resources`, { name: 'b.bin', bytes });
    await world.as(elena).get(`${path}/resources`);
    await world.publish(id);
    const mine = `${path}/submissions/mine`;
    const file = await world.upload(noor, `${mine}/resources`, { name: 'c.txt' });
    await world.as(noor).get(mine);
    await world.as(noor).delete(`${mine}/resources/${file.body.id}`);
    await world.as(noor).post(`${mine}/submit`);
    await world.as(noor).post(`${mine}/unsubmit`);
    await world.as(noor).post(`${mine}/submit`);
    const list = await world
      .as(elena)
      .get<{ value: { id: string; status: string }[] }>(`${path}/submissions`);
    const handedIn = list.body.value.find(({ status }) => status === 'submitted');
    const words = { feedback: 'Good', points: 9 };
    await world.as(elena).post(`${path}/submissions/${handedIn?.id}/return`, words);
    const other = await world.draft();
    await world.as(elena).delete(world.pathOf(world.chemistry, `/${other.id}`));
  }

  async function administer() {
    const browser = world.as(admin);
    await browser.get('/api/v1/admin/health');
    await browser.post('/api/v1/admin/user-access');
    await world.settled<UserAccess>(admin, '/api/v1/admin/user-access', isOver);
    await sync();
    await control('DELETE', `/tenants/contoso.example/users/${tomas}?permanent=true`);
    await control('POST', '/delta/expire');
    await sync();
    await browser.delete('/api/v1/admin/consent');
    for (const who of [admin, elena, noor]) {
      await world.as(who).signInWithMicrosoft(who);
      await world.as(who).get(`/api/v1/users/${await idOf(who)}/photo?size=240`);
    }
  }
  const isOver = ({ state }: UserAccess) => state === 'done' || state === 'failed';
  async function sync() {
    await world.as(admin).post('/api/v1/admin/sync');
    await world.settled<SyncStatus>(admin, '/api/v1/admin/sync', ({ running }) => !running);
  }

  it('are all known, and all known ones are made', () => {
    const made = new Set(seen.map(nameOf));
    expect([...made].filter((name) => !(name in promised))).toEqual([]);
    const usual = Object.entries(promised).filter(([, { isSeldom }]) => !isSeldom);
    expect(usual.map(([name]) => name).filter((name) => !made.has(name))).toEqual([]);
  });

  it('need only permissions that the application requests', () => {
    const missing = seen.filter(({ tokenKind, ...call }) => {
      const { delegated, application, isOptional } = promised[nameOf({ tokenKind, ...call })] ?? {};
      const needed = tokenKind === 'app' ? application : delegated;
      if (needed === '' || isOptional) return false;
      const granted = held(tokenKind ?? '');
      return !needed
        ?.split(' | ')
        .some((one) => one.split(' + ').every((name) => granted.includes(name)));
    });
    expect([...new Set(missing.map((call) => `${call.tokenKind} ${nameOf(call)}`))]).toEqual([]);
  });

  it('use only promised query options, or ones we can do without', () => {
    const unpromised = seen.flatMap((call) => {
      const { options = '' } = promised[nameOf(call)] ?? {};
      const extra = optionsOf(call).filter((option) => !options.split(' ').includes(option));
      return extra.map((option) => `${nameOf(call)} ${option}`);
    });
    expect([...new Set(unpromised)].filter((one) => !beyond.has(one))).toEqual([]);
  });
});
