import type { Session } from '@app/contracts';
import { changesOf, type JsonChange } from '../../testing';
import { RosterWorld } from './testing';

const elena = 'EMarsh@contoso.example';

describe('a sign-in with gaps in what Graph says about the user', () => {
  let world: RosterWorld;

  beforeAll(async () => {
    world = await RosterWorld.start(['--consent', 'all'], {}, { isProxied: true });
    await world.linked(elena);
  });
  afterAll(() => world.stop());
  afterEach(() => {
    world.answers.rewrite((_of, json) => json);
  });

  async function signIn(): Promise<{ status: number; session: Session }> {
    const browser = world.api.browser();
    const { status } = await browser.signInWithMicrosoft(elena);
    return { status, session: await browser.session() };
  }

  it('succeeds unless Graph does not say who the user is (S-6)', async () => {
    const told = await world.answers.during(signIn);
    expect(told.map(({ of }) => of.split('?')[0]).sort()).toEqual(
      expect.arrayContaining(['GET /education/me', 'GET /me', 'GET /organization']),
    );
    const found: string[] = [];
    for (const answer of told) {
      for (const change of changesOf(answer.json)) {
        world.answers.alter(answer.of, change);
        const { status, session } = await signIn();
        const isIn = session.user?.microsoft !== undefined;
        const isFine = status < 500 && (isIn || saysWho(change));
        if (!isFine) found.push(`${answer.of} ${change.path.join('.')} ${change.name}: ${status}`);
      }
    }
    expect(found).toEqual([]);
  }, 180_000);

  it('keeps the name of the school if Graph leaves it out', async () => {
    const before = await signIn();
    world.answers.rewrite((of, json) =>
      of.startsWith('GET /organization') ? withoutName(json) : json,
    );
    const after = await signIn();
    expect(after.session.organization).toEqual(before.session.organization);
    expect(after.session.organization?.name).toBe('Contoso Education');
  });

  it('gives a nameless person a placeholder name', async () => {
    world.answers.rewrite((of, json) =>
      of.startsWith('GET /me?') ? { id: (json as { id: string }).id } : json,
    );
    const { session } = await signIn();
    expect(session.user?.microsoft?.displayName).toBe('Unnamed person');
  });
});

/** Whether the change removes or replaces an id that says whose answer it is. */
function saysWho({ path, name }: JsonChange): boolean {
  const isId = path.length === 0 || path.at(-1) === 'id' || path.at(-1) === 0;
  return (isId || path.join() === 'value') && name !== 'in upper case';
}

function withoutName(json: unknown) {
  const { value } = json as { value: { id: string }[] };
  return { value: value.map(({ id }) => ({ id, displayName: null })) };
}
