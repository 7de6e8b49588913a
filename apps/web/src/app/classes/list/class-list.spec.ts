import { LiveAnnouncer } from '@angular/cdk/a11y';
import type { HarnessLoader } from '@angular/cdk/testing';
import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { MatButtonToggleHarness } from '@angular/material/button-toggle/testing';
import { provideRouter, Router, withComponentInputBinding } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import type { ClassSummary, Role, Session } from '@app/contracts';
import { cleanScreen } from '../../../testing/clean-screen';
import { contoso } from '../../../testing/schools';
import { until } from '../../../testing/until';
import { SchoolContext, SessionStore } from '../../core';
import { ClassList } from './class-list';

const classOf = (id: string, isMine: boolean): ClassSummary => ({
  id,
  displayName: `Class ${id}`,
  code: id,
  term: null,
  teachers: [],
  isMine,
});
const classesFrom = (first: number, count: number) =>
  Array.from({ length: count }, (_, at) => classOf(`c${first + at}`, first + at === 1));

function sessionOf(mainRole: Role): Session {
  const user = { id: 'u1', email: 'a@b.c', displayName: 'A B', firstName: 'A', lastName: 'B' };
  return {
    authenticated: true,
    linked: true,
    next: '/schools',
    user: { ...user, roles: [mainRole], mainRole },
  };
}

const address = '/api/v1/schools/s1/classes';
type Query = Record<string, string>;

interface Failure {
  status: number;
  code: string;
  requestId?: string;
  headers?: Record<string, string>;
}

async function setup(url = '/schools/s1/classes', role: Role = 'Teacher') {
  TestBed.configureTestingModule({
    providers: [
      provideHttpClient(),
      provideHttpClientTesting(),
      provideRouter(
        [{ path: 'schools/:schoolId/classes', component: ClassList }],
        withComponentInputBinding(),
      ),
    ],
  });
  TestBed.inject(SessionStore).accept(sessionOf(role));
  TestBed.inject(SchoolContext).visit(contoso);
  const said = jest.spyOn(TestBed.inject(LiveAnnouncer), 'announce').mockResolvedValue();
  const harness = await RouterTestingHarness.create(url);
  const page = harness.routeNativeElement!;
  document.body.append(harness.fixture.nativeElement);
  const http = TestBed.inject(HttpTestingController);
  TestBed.tick();
  const settle = async () => {
    await harness.fixture.whenStable();
    harness.detectChanges();
  };
  const answerSchool = () => http.expectOne('/api/v1/schools/s1').flush(contoso);
  /** The single matching request, once sent. */
  const request = (query: Query) =>
    until(() => {
      TestBed.tick();
      const found = http.match(
        ({ url: asked, params }) =>
          asked === address &&
          Object.entries(query).every(([name, value]) => params.get(name) === value),
      );
      expect(found.length).toBeLessThanOrEqual(1);
      return found[0];
    });
  const answer = async (query: Query, value: ClassSummary[], rest: object = {}) => {
    const asked = await request(query);
    asked.flush({ value, nextCursor: null, total: value.length, ...rest });
    await settle();
    return asked.request.params;
  };
  const fail = async (query: Query, { headers = {}, ...body }: Failure) => {
    const { status } = body;
    (await request(query)).flush({ detail: '', ...body }, { status, statusText: 'no', headers });
    await settle();
  };
  const loader: HarnessLoader = TestbedHarnessEnvironment.loader(harness.fixture);
  const names = () => Array.from(page.querySelectorAll('h2'), (one) => one.textContent?.trim());
  const button = (name: string) =>
    Array.from(page.querySelectorAll('button')).find((one) => one.textContent?.trim() === name);
  const press = (name: string) => button(name)!.click();
  return { page, http, said, settle, answerSchool, answer, fail, loader, names, button, press };
}

describe('ClassList (EDU-2)', () => {
  cleanScreen();
  afterEach(() => TestBed.inject(HttpTestingController).verify());

  it('loads the first 12 of the user’s classes, under the school’s facts', async () => {
    const { page, answerSchool, answer, names } = await setup();
    answerSchool();
    const asked = await answer({ mine: 'true' }, classesFrom(1, 1));
    expect(asked.get('limit')).toBe('12');
    expect(asked.has('search')).toBe(false);
    expect(names()).toEqual(['Class c1']);
    expect(page.querySelector('h1')?.textContent).toBe('Classes');
    expect(page.querySelector('nav')?.textContent).toContain('Contoso High School');
    expect(page.textContent).toMatch(/Principal\s+Amy Roebuck/);
    expect(page.textContent).toMatch(/Grades\s+9–12/);
    expect(page.textContent).toContain('2 Microsoft Way, Redmond');
    expect(page.textContent).toContain('1 of 1 class');
    expect(document.title).toBe('Classes of Contoso High School · EDUGraph');
  });

  it('shows all classes on request, keeps that in the URL, and links only the user’s own', async () => {
    const { page, answerSchool, answer, loader } = await setup();
    answerSchool();
    await answer({ mine: 'true' }, classesFrom(1, 1));
    const toggle = await loader.getHarness(MatButtonToggleHarness.with({ text: 'All classes' }));
    const pressing = toggle.check();
    await answer({ mine: 'false' }, classesFrom(1, 2));
    await pressing;

    expect(TestBed.inject(Router).url).toBe('/schools/s1/classes?show=all');
    const links = Array.from(page.querySelectorAll('li h2 a'), (one) => one.getAttribute('href'));
    expect(links).toEqual(['/classes/c1']);
    expect(page.textContent).toContain('Not teaching');
  });

  it.each([
    ['Teacher', 'Not teaching'],
    ['Student', 'Not enrolled'],
    ['Admin', 'Not a member'],
  ] as const)('says to %s what other classes are: %s', async (role, words) => {
    const { page, answerSchool, answer } = await setup('/schools/s1/classes?show=all', role);
    answerSchool();
    await answer({ mine: 'false' }, classesFrom(2, 1));
    expect(page.textContent).toContain(words);
    expect(page.querySelector('[role=group]')?.textContent).toContain(words.toLowerCase());
  });

  it('searches on the server for the text in the URL, and says when nothing matches', async () => {
    const { page, said, answerSchool, answer, press } = await setup(
      '/schools/s1/classes?show=all&search=alg',
    );
    answerSchool();
    await answer({ search: 'alg', mine: 'false' }, []);
    expect(page.querySelector<HTMLInputElement>('input[type=search]')?.value).toBe('alg');
    expect(page.textContent).toContain('No class matches “alg”');

    press('Clear search');
    await answer({ mine: 'false' }, classesFrom(1, 3));
    expect(TestBed.inject(Router).url).toBe('/schools/s1/classes?show=all');
    expect(said).toHaveBeenCalledWith('3 of 3 classes');
    expect(document.activeElement).toBe(page.querySelector('input[type=search]'));
  });

  it('EDU-9: adds the next page, announces it, and focuses the first new class', async () => {
    const { page, said, answerSchool, answer, names, button, press } = await setup(
      '/schools/s1/classes?show=all',
    );
    answerSchool();
    await answer({ mine: 'false' }, classesFrom(1, 12), { nextCursor: 'next', total: 14 });
    expect(page.textContent).toContain('12 of 14 classes');

    press('See more');
    await answer({ cursor: 'next' }, classesFrom(13, 2), { total: 14 });
    expect(names()).toHaveLength(14);
    expect(button('See more')).toBeUndefined();
    expect(said).toHaveBeenCalledWith('14 of 14 classes');
    expect(document.activeElement?.textContent).toContain('Class c13');
  });

  it('EDU-9: keeps the loaded classes when the next page fails, and retries it', async () => {
    const { page, answerSchool, answer, fail, names, press } = await setup(
      '/schools/s1/classes?show=all',
    );
    answerSchool();
    await answer({ mine: 'false' }, classesFrom(1, 12), { nextCursor: 'next', total: 13 });
    press('See more');
    await fail({ cursor: 'next' }, { status: 502, code: 'graph_error' });
    expect(names()).toHaveLength(12);
    expect(page.querySelector('[role=alert]')?.textContent).toContain('More classes didn’t load.');

    press('See more');
    await answer({ cursor: 'next' }, classesFrom(13, 1), { total: 13 });
    expect(names()).toHaveLength(13);
    expect(page.querySelector('[role=alert]')).toBeNull();
  });

  it('EDU-9: shows an empty state to a user without classes, and offers all classes', async () => {
    const { page, answerSchool, answer, press, names } = await setup();
    answerSchool();
    await answer({ mine: 'true' }, []);
    expect(page.textContent).toContain('There is no data available for this page at this time.');
    press('Show all classes');
    await answer({ mine: 'false' }, classesFrom(2, 1));
    expect(names()).toEqual(['Class c2']);
  });

  it('EDU-9: says when the classes did not load, keeps the header, and retries', async () => {
    const { page, answerSchool, answer, fail, press, names } = await setup();
    // Disables the countdown.
    jest.spyOn(globalThis, 'setInterval').mockReturnValue(0 as never);
    answerSchool();
    const busy = { status: 503, code: 'graph_unavailable', requestId: 'r9' };
    await fail({ mine: 'true' }, { ...busy, headers: { 'Retry-After': '12' } });
    expect(page.querySelector('[role=alert]')?.textContent).toContain('Classes didn’t load');
    expect(page.textContent).toContain('We try again in 12 s.');
    expect(page.textContent).toContain('Amy Roebuck');
    press('Try now');
    await answer({ mine: 'true' }, classesFrom(1, 1));
    expect(names()).toEqual(['Class c1']);
  });

  it('says that the school does not exist, and links to the list of schools', async () => {
    const { page, http, fail } = await setup();
    http
      .expectOne('/api/v1/schools/s1')
      .flush(
        { status: 404, code: 'not_found', detail: '' },
        { status: 404, statusText: 'Not Found' },
      );
    await fail({ mine: 'true' }, { status: 404, code: 'not_found' });
    expect(page.textContent).toContain('School not found');
    expect(
      Array.from(page.querySelectorAll('a')).some(
        (link) => link.textContent === 'All schools' && link.getAttribute('href') === '/schools',
      ),
    ).toBe(true);
  });
});
