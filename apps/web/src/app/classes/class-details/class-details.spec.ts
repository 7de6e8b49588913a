import { HttpTestingController } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { Router, TitleStrategy } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import type { ClassDetails as Details, Role } from '@app/contracts';
import { appProviders, Blank } from '../../../testing/app-providers';
import { sessions } from '../../../testing/sessions';
import { until } from '../../../testing/until';
import { PageFocus, PageTitle, SchoolContext, SessionStore } from '../../core';
import { classRoutes } from '..';
// Loaded by their routes: here beforehand, so that no test waits for the compiler.
import './class-details';
import './documents-tab/documents-tab';
import './seating-tab/seating-tab';
import './students-tab/students-tab';

const reader = { id: sessions.linked.user.id, displayName: 'Elena Marsh' };
const algebra: Details = {
  id: 'c1',
  displayName: 'Math - Algebra 1',
  code: '11001',
  term: { displayName: 'SY1516', startDate: '2017-07-01', endDate: '2018-06-30' },
  teachers: [{ id: 'u2', displayName: 'Daisy Todd' }, reader],
  schools: [
    { id: 's1', displayName: 'Contoso High School' },
    { id: 's2', displayName: 'Fabrikam School' },
  ],
  myRole: 'Teacher',
};

async function setup(path = '/classes/c1', role: Role = 'Teacher') {
  TestBed.configureTestingModule({
    providers: [
      ...appProviders([
        { path: 'classes/:classId', children: classRoutes },
        { path: '**', component: Blank },
      ]),
      { provide: TitleStrategy, useExisting: PageTitle },
    ],
  });
  TestBed.inject(SessionStore).accept({
    ...sessions.linked,
    user: { ...sessions.linked.user, roles: [role], mainRole: role },
  });
  TestBed.inject(SchoolContext).visit({ id: 's2', displayName: 'Fabrikam School' });
  TestBed.inject(PageFocus).start();
  const harness = await RouterTestingHarness.create();
  const page = document.body.appendChild(document.createElement('main'));
  page.append(harness.fixture.nativeElement as HTMLElement);
  await harness.navigateByUrl(path);
  const http = TestBed.inject(HttpTestingController);
  /** The request to this address, once it was sent. */
  const asked = (url: string) =>
    until(() => {
      TestBed.tick();
      return http.match(url)[0];
    });
  const settle = async () => {
    await new Promise((resolve) => setTimeout(resolve));
    TestBed.tick();
  };
  const answer = async (body: object, status = 200) => {
    (await asked('/api/v1/classes/c1')).flush(body, { status, statusText: 'x' });
    await settle();
  };
  const tabs = () =>
    Array.from(page.querySelectorAll('[role=tab]'), (tab) => tab.textContent?.trim());
  const tab = (name: string) =>
    until(() => {
      TestBed.tick();
      return Array.from(page.querySelectorAll<HTMLElement>('[role=tab]')).find((one) =>
        one.textContent?.includes(name),
      );
    });
  const shows = (find: () => boolean) =>
    until(() => {
      TestBed.tick();
      return find();
    });
  return { page, http, asked, answer, settle, tabs, tab, shows, harness };
}

describe('ClassDetails (EDU-3)', () => {
  beforeEach(() => jest.spyOn(performance, 'now').mockReturnValue(0));
  afterEach(() => {
    sessionStorage.clear();
    jest.restoreAllMocks();
    document.body.replaceChildren();
  });

  it('opens on its students, and asks for the class once for all tabs', async () => {
    const { page, http, answer, asked, tab, shows } = await setup();
    await answer(algebra);
    (await asked('/api/v1/classes/c1/students')).flush({ value: [] });
    expect(TestBed.inject(Router).url).toBe('/classes/c1/students');
    expect(page.querySelector('h1')?.textContent?.trim()).toBe('Math - Algebra 1');

    (await tab('Seating chart')).click();
    await shows(() => TestBed.inject(Router).url === '/classes/c1/seating');
    expect(http.match('/api/v1/classes/c1')).toEqual([]);
  });

  it('tells code, term, dates and teachers, the reader first', async () => {
    const { page, answer } = await setup();
    await answer(algebra);
    const facts = Array.from(page.querySelectorAll('.facts > span'), (one) =>
      one.textContent?.replace(/\s+/g, ' ').trim(),
    );
    expect(facts).toEqual([
      '11001',
      expect.stringMatching(/^SY1516 · Jul 1, 2017 – Jun 30, 2018$/),
      'Elena Marsh, Daisy Todd',
    ]);
  });

  it('leaves out what the roster does not have', async () => {
    const { page, answer } = await setup();
    await answer({ ...algebra, code: null, term: null, teachers: [] });
    expect(page.querySelectorAll('.facts > span')).toHaveLength(0);
    expect(page.textContent).toContain('No teachers to show.');
  });

  it('leads back through the school one comes from; another one becomes the context', async () => {
    const trail = (page: HTMLElement) =>
      Array.from(page.querySelectorAll('nav[aria-label=Breadcrumb] a'), (one) =>
        one.getAttribute('href'),
      );
    const { page, answer, harness, asked, shows } = await setup();
    await answer(algebra);
    expect(trail(page)).toEqual(['/schools', '/schools/s2/classes']);

    await harness.navigateByUrl('/classes/c2/students');
    const other = { ...algebra, id: 'c2', displayName: 'Biology', schools: [algebra.schools[0]] };
    (await asked('/api/v1/classes/c2')).flush(other);
    await shows(() => trail(page)[1] === '/schools/s1/classes');
    expect(TestBed.inject(SchoolContext).current()?.id).toBe('s1');
  });

  it('shows nothing of one class under the name of another', async () => {
    const { page, answer, asked, shows, harness } = await setup();
    await answer(algebra);
    (await asked('/api/v1/classes/c1/students')).flush({
      value: [{ id: 'u7', displayName: 'Ora Klein' }],
    });
    await shows(() => page.textContent?.includes('Ora Klein') ?? false);
    await harness.navigateByUrl('/classes/c2/students');
    expect(page.textContent).not.toContain('Ora Klein');
    expect(page.textContent).not.toContain('Algebra');
  });

  it('names the page after tab and class, also when it comes back to a tab', async () => {
    const { answer, tab, shows } = await setup();
    await answer(algebra);
    expect(document.title).toBe('Students · Math - Algebra 1 · EDUGraph');
    (await tab('Seating chart')).click();
    await shows(() => document.title === 'Seating chart · Math - Algebra 1 · EDUGraph');
    (await tab('Students')).click();
    await shows(() => document.title === 'Students · Math - Algebra 1 · EDUGraph');
  });

  it('keeps the focus on a tab that was chosen; another page gives it to its heading', async () => {
    const { page, answer, tab, shows, harness } = await setup();
    await answer(algebra);
    const seating = await tab('Seating chart');
    seating.focus();
    seating.click();
    await shows(() => seating.getAttribute('aria-selected') === 'true');
    expect(document.activeElement).toBe(seating);

    await harness.navigateByUrl('/classes/c1/students');
    await shows(() => document.activeElement === page.querySelector('h1'));
  });

  it('counts the students on their tab once they are known', async () => {
    const { page, asked, answer, settle, tab } = await setup();
    await answer(algebra);
    expect((await tab('Students')).textContent?.trim()).toBe('Students');
    const value = [{ id: 'u7', displayName: 'Ora Klein' }];
    (await asked('/api/v1/classes/c1/students')).flush({ value });
    await settle();
    expect((await tab('Students')).textContent?.replace(/\s+/g, ' ').trim()).toBe('Students 1');
    expect(page.querySelector('[role=tabpanel]')?.textContent).toContain('Ora Klein');
  });

  it('shows an administrator who is no member students and seating only', async () => {
    const { answer, tabs, shows } = await setup('/classes/c1/documents', 'Admin');
    expect(tabs()).toEqual(['Students', 'Seating chart']);
    await answer({ ...algebra, myRole: 'Admin' });
    await shows(() => TestBed.inject(Router).url === '/classes/c1/students');
    expect(tabs()).toEqual(['Students', 'Seating chart']);
  });

  it.each([
    [403, 'forbidden', 'You are not in this class'],
    [404, 'not_found', 'There is no such class'],
  ])('says for %i that %s', async (status, code, heading) => {
    const { page, answer } = await setup();
    await answer({ status, code, detail: '' }, status);
    expect(page.querySelector('h1')?.textContent).toBe(heading);
    expect(document.title).toBe(`${heading} · EDUGraph`);
    expect(page.querySelector('a')?.textContent).toBe('My classes');
    expect(page.querySelector('[role=tab]')).toBeNull();
  });

  it('EDU-9: says when the class did not load, and loads it on Try again', async () => {
    const { page, answer, shows } = await setup();
    await answer({ status: 502, code: 'graph_error', detail: '' }, 502);
    expect(page.querySelector('[role=alert]')?.textContent).toContain('The class did not load');
    page.querySelector<HTMLElement>('[role=alert] button')!.click();
    await answer(algebra);
    await shows(() => page.querySelector('h1')?.textContent?.trim() === 'Math - Algebra 1');
    expect(page.querySelector('[role=alert]')).toBeNull();
  });
});
