import fc from 'fast-check';
import { SyncWorld, type WireTenant } from './testing';

const runs = globalThis.testDatabase === 'mysql' ? 40 : 100;

const word = fc.constantFrom(
  'Ann',
  'Ben',
  'a@school.example',
  'b@school.example',
  'Überlingen',
  'x',
);
/** Often absent; else text, cleared, empty, or not text at all. */
const property = fc.oneof(
  { weight: 4, arbitrary: fc.constant(undefined) },
  { weight: 3, arbitrary: word },
  { weight: 2, arbitrary: fc.constantFrom<unknown>(null, '') },
  { weight: 1, arbitrary: fc.constantFrom<unknown>(7, true, [], {}, ['Ann']) },
);
const enabled = fc.oneof(
  { weight: 3, arbitrary: fc.constant<unknown>(undefined) },
  { weight: 4, arbitrary: fc.boolean() },
  { weight: 2, arbitrary: fc.constantFrom<unknown>(null, 'true', 'false', 0, 1, '') },
);
const removed = fc.oneof(
  { weight: 8, arbitrary: fc.constant<unknown>(undefined) },
  {
    weight: 3,
    arbitrary: fc.constantFrom<unknown>(
      { reason: 'changed' },
      { reason: 'deleted' },
      { reason: 'Deleted' },
      { reason: 'merged' },
      { reason: null },
      {},
      null,
      'deleted',
    ),
  },
);
const entry = fc.record({
  who: fc.nat(3),
  isUpper: fc.boolean(),
  said: fc.record({
    displayName: property,
    mail: property,
    userPrincipalName: property,
    jobTitle: property,
    department: property,
    mobilePhone: property,
    accountEnabled: enabled,
    '@removed': removed,
  }),
});
const nonsense = fc.constantFrom<unknown>(
  null,
  7,
  'x',
  [],
  {},
  { id: null },
  { id: 7 },
  { id: '' },
);
const page = fc.array(
  fc.oneof({ weight: 8, arbitrary: entry }, { weight: 1, arbitrary: nonsense }),
  { maxLength: 8 },
);

interface Entry {
  who: number;
  isUpper: boolean;
  said: Record<string, unknown>;
}

const isEntry = (value: unknown): value is Entry =>
  typeof value === 'object' && value !== null && 'said' in value;

/** A person by the rules, one statement after another; knows nothing about pages, plans and SQL. */
class Person {
  displayName: string | null = null;
  mail: string | null = null;
  principal: string | null = null;
  address: string | null = null;
  jobTitle: string | null = null;
  department: string | null = null;
  mobilePhone: string | null = null;
  inactive: string | null = null;
  isRemoved = false;
  /** How the account ends, by what the round has stated so far. */
  private end: 'changed' | 'deleted' | 'disabled' | undefined;

  hear(said: Entry['said']): void {
    const removed = said['@removed'];
    if (removed) {
      this.end = (removed as { reason?: unknown }).reason === 'deleted' ? 'deleted' : 'changed';
      return;
    }
    this.hearTexts(said);
    if (said['accountEnabled'] === false) this.end = 'disabled';
    if (said['accountEnabled'] === true) {
      this.end = undefined;
      this.inactive = null;
    }
    // The person has reappeared, and the lookup at Microsoft finds them.
    if (this.end === 'changed' || this.end === 'deleted') this.end = undefined;
  }

  private hearTexts(said: Entry['said']): void {
    const { userPrincipalName: principal } = said;
    if (typeof principal === 'string' && principal) this.principal = principal;
    for (const name of ['mail', 'displayName', 'jobTitle', 'department', 'mobilePhone'] as const) {
      const value = said[name];
      if (typeof value === 'string') this[name] = value || null;
      if (value === null) this[name] = null;
    }
    this.address = this.mail ?? this.principal;
  }

  endRound(): void {
    if (this.end === 'deleted') this.isRemoved = true;
    else if (this.end) this.inactive = this.end;
    this.end = undefined;
  }
}

describe('what a delta entry states and leaves out (SYNC-2)', () => {
  let world: SyncWorld;
  let tenant: WireTenant;
  let ids: string[];

  beforeAll(async () => {
    world = await SyncWorld.start();
    tenant = await world.tenant();
    ids = tenant.users.slice(0, 4).map(({ id }) => id);
  });
  afterAll(() => world.stop());

  const toWire = (value: unknown) => {
    if (!isEntry(value)) return value;
    const id = ids[value.who]!;
    return { id: value.isUpper ? id.toUpperCase() : id, ...value.said };
  };

  async function answer(pages: unknown[][]): Promise<void> {
    const root = `${world.sandbox.url}/v1.0/users/delta`;
    for (const [at, value] of pages.entries()) {
      const isLast = at === pages.length - 1;
      const link = isLast
        ? { '@odata.deltaLink': `${root}?$deltatoken=asked` }
        : { '@odata.nextLink': `${root}?$skiptoken=asked${at + 1}` };
      const match = { path: at === 0 ? '/users/delta.*deltatoken' : `skiptoken=asked${at}` };
      const body = { value: value.map(toWire), ...link };
      await world.control('POST', '/faults', { match, times: 1, status: 200, body });
    }
  }

  async function state(id: string) {
    const account = await world.account(id);
    if (!account) return 'removed';
    return {
      displayName: account.o365DisplayName,
      address: account.o365Email,
      jobTitle: account.jobTitle,
      department: account.department,
      mobilePhone: account.mobilePhone,
      inactive: account.inactiveReason,
      isActive: account.user.isActive,
    };
  }

  const expected = (person: Person) => {
    if (person.isRemoved) return 'removed';
    const { displayName, address, jobTitle, department, mobilePhone, inactive } = person;
    const isActive = inactive === null;
    return { displayName, address, jobTitle, department, mobilePhone, inactive, isActive };
  };

  /** Links everyone and syncs once, so that a round of changes is next. */
  async function begin(): Promise<void> {
    await world.reset();
    await world.link(tenant, ids);
    const root = `${world.sandbox.url}/v1.0/users/delta`;
    const body = {
      value: ids.map((id) => ({ id })),
      '@odata.deltaLink': `${root}?$deltatoken=asked`,
    };
    await world.control('POST', '/faults', {
      match: { path: '/users/delta' },
      times: 1,
      status: 200,
      body,
    });
    expect(await world.sync(tenant.id)).toEqual({ state: 'done' });
  }

  it(`changes what was stated, and nothing else: ${runs} histories`, async () => {
    const rounds = fc.array(fc.array(page, { minLength: 1, maxLength: 3 }), {
      minLength: 1,
      maxLength: 4,
    });
    const rule = fc.asyncProperty(rounds, async (told) => {
      await begin();
      const persons = ids.map(() => new Person());
      for (const pages of told) {
        await answer(pages);
        expect(await world.sync(tenant.id)).toEqual({ state: 'done' });
        for (const value of pages.flat().filter(isEntry)) persons[value.who]!.hear(value.said);
        for (const person of persons) person.endRound();
      }
      expect(await Promise.all(ids.map(state))).toEqual(persons.map(expected));
    });
    await fc.assert(rule, { numRuns: runs, seed: 20_261_130 });
  }, 600_000);

  it.each([
    ['nothing but the id', {}],
    ['null', { accountEnabled: null }],
    ['a text', { accountEnabled: 'true' }],
    ['another property', { jobTitle: 'Head', userPrincipalName: 'a@school.example' }],
  ])('does not reactivate a disabled user for an entry with %s (S-14)', async (_, said) => {
    await begin();
    await answer([[{ who: 0, isUpper: false, said: { accountEnabled: false } }]]);
    await world.sync(tenant.id);
    await answer([[{ who: 0, isUpper: true, said }]]);
    await world.sync(tenant.id);
    expect(await state(ids[0]!)).toMatchObject({ inactive: 'disabled', isActive: false });
  });
});
