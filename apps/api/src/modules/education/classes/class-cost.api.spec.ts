import type { ClassDetails, ClassStudentList } from '@app/contracts';
import type { TestBrowser } from '../../../testing';
import { AnswerCache } from '../../graph';
import { listClasses, listSchools, RosterWorld } from '../testing';

/** Lookups of session, account, and token, each by the table it reads first. */
const lookUp = /FROM [`"]?(sessions|auth_user|organizations|token_caches?)\b/i;

async function startWorld(students: number) {
  const sizes = `schools=1,classes=3,classSize=${students},users=${students + 100}`;
  const world = await RosterWorld.start(['--generate', sizes]);
  const browser = await world.linked(await world.somebody('Teacher'));
  const [school] = await listSchools(browser);
  const { value } = await listClasses(browser, school!.id, '?mine=true');
  return { world, browser, path: `/api/v1/classes/${value[0]!.id}` };
}

describe.each([2, 30, 500])('opening a class of %i students', (students) => {
  let world: RosterWorld;
  let browser: TestBrowser;
  let path: string;

  beforeAll(async () => {
    ({ world, browser, path } = await startWorld(students));
  });
  afterAll(() => world.stop());
  beforeEach(async () => {
    const cache = world.api.app.get(AnswerCache, { strict: false });
    for (const { id } of await world.tenants()) cache.drop(id);
  });

  const openClass = () => browser.get<ClassDetails>(path);
  const openStudents = () => browser.get<ClassStudentList>(`${path}/students`);

  it('takes one Graph request for the class and its students when requested at once', async () => {
    const requests = await world.graphRequests(async () => {
      const [details, list] = await Promise.all([openClass(), openStudents()]);
      expect([details.status, list.status]).toEqual([200, 200]);
      expect(list.body.value).toHaveLength(students);
    });
    expect(requests.map(({ method, path: at }) => `${method} ${at}`)).toEqual([
      'POST /v1.0/$batch',
    ]);
  });

  it('takes none for a repeat within a minute', async () => {
    await openClass();
    const requests = await world.graphRequests(() => Promise.all([openClass(), openStudents()]));
    expect(requests).toEqual([]);
  });

  it.each([
    ['class', openClass, 0],
    ['students', openStudents, 2],
  ])('takes no more SQL statements for more students: %s', async (_what, open, expected) => {
    const statements = await world.statements(open);
    const [lookUps, others] = [true, false].map((wanted) =>
      statements.filter((statement) => lookUp.test(statement) === wanted),
    );
    expect(lookUps!.length).toBeGreaterThan(0);
    expect(lookUps!.length).toBeLessThanOrEqual(3);
    expect(others).toHaveLength(expected);
  });
});

it('reads all of a class larger than a page at Graph', async () => {
  const { world, browser, path } = await startWorld(1000);
  try {
    const requests = await world.graphRequests(async () => {
      const { body } = await browser.get<ClassStudentList>(`${path}/students`);
      expect(new Set(body.value.map(({ id }) => id)).size).toBe(1000);
    });
    expect(requests.map(({ path: at }) => at.split('/').at(-1))).toEqual(['$batch', 'members']);
  } finally {
    await world.stop();
  }
});
