import { HttpTestingController } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { Router, TitleStrategy } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import type { Role } from '@app/contracts';
import { appProviders, Blank } from '../../../testing/app-providers';
import { cleanScreen } from '../../../testing/clean-screen';
import { daisy, elena } from '../../../testing/people';
import { sessions } from '../../../testing/sessions';
import { until } from '../../../testing/until';
import { PageFocus, PageTitle, SchoolContext, SessionStore } from '../../core';
import { classRoutes } from '..';
import { address, algebra } from '../testing/algebra';
// Normally lazy-loaded by their routes; imported here so no test waits for the compiler.
import './class-details';
import '../documents/documents-tab';
import '../seating/seating-tab';
import '../students/students-tab';

const opened = algebra({
  term: { displayName: 'SY1516', startDate: '2017-07-01', endDate: '2018-06-30' },
  teachers: [daisy, elena],
  schools: [
    { id: 's1', displayName: 'Contoso High School' },
    { id: 's2', displayName: 'Fabrikam School' },
  ],
});

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
  /** The request to this URL, once sent. */
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
    (await asked(address)).flush(body, { status, statusText: 'x' });
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
  cleanScreen();

  it('opens on the students, and loads the class once for all tabs', async () => {
    const { page, http, answer, asked, tab, shows } = await setup();
    await answer(opened);
    (await asked('/api/v1/classes/c1/students')).flush({ value: [] });
    expect(TestBed.inject(Router).url).toBe('/classes/c1/students');
    expect(page.querySelector('h1')?.textContent?.trim()).toBe('Math - Algebra 1');

    (await tab('Seating chart')).click();
    await shows(() => TestBed.inject(Router).url === '/classes/c1/seating');
    expect(http.match(address)).toEqual([]);
  });

  it('shows code, term, dates, and teachers, the user first', async () => {
    const { page, answer } = await setup();
    await answer(opened);
    const facts = Array.from(page.querySelectorAll('.facts > span'), (one) =>
      one.textContent?.replace(/\s+/g, ' ').trim(),
    );
    expect(facts).toEqual([
      '11001',
      expect.stringMatching(/^SY1516 · Jul 1, 2017 – Jun 30, 2018$/),
      'Elena Marsh, Daisy Todd',
    ]);
  });

  it('omits facts the roster does not have', async () => {
    const { page, answer } = await setup();
    await answer({ ...opened, code: null, term: null, teachers: [] });
    expect(page.querySelectorAll('.facts > span')).toHaveLength(0);
    expect(page.textContent).toContain('No teachers to show.');
  });

  it('leads back through the school the user came from; another one becomes the context', async () => {
    const trail = (page: HTMLElement) =>
      Array.from(page.querySelectorAll('nav[aria-label=Breadcrumb] a'), (one) =>
        one.getAttribute('href'),
      );
    const { page, answer, harness, asked, shows } = await setup();
    await answer(opened);
    expect(trail(page)).toEqual(['/schools', '/schools/s2/classes']);

    await harness.navigateByUrl('/classes/c2/students');
    const other = { ...opened, id: 'c2', displayName: 'Biology', schools: [opened.schools[0]] };
    (await asked('/api/v1/classes/c2')).flush(other);
    await shows(() => trail(page)[1] === '/schools/s1/classes');
    expect(TestBed.inject(SchoolContext).current()?.id).toBe('s1');
  });

  it('never shows one class’s data under another’s name', async () => {
    const { page, answer, asked, shows, harness } = await setup();
    await answer(opened);
    (await asked('/api/v1/classes/c1/students')).flush({
      value: [{ id: 'u7', displayName: 'Ora Klein' }],
    });
    await shows(() => page.textContent?.includes('Ora Klein') ?? false);
    await harness.navigateByUrl('/classes/c2/students');
    expect(page.textContent).not.toContain('Ora Klein');
    expect(page.textContent).not.toContain('Algebra');
  });

  it('titles the page by tab and class, also when returning to a tab', async () => {
    const { answer, tab, shows } = await setup();
    await answer(opened);
    expect(document.title).toBe('Students · Math - Algebra 1 · EDUGraph');
    (await tab('Seating chart')).click();
    await shows(() => document.title === 'Seating chart · Math - Algebra 1 · EDUGraph');
    (await tab('Students')).click();
    await shows(() => document.title === 'Students · Math - Algebra 1 · EDUGraph');
  });

  it('keeps the focus on a selected tab; a new page moves it to its heading', async () => {
    const { page, answer, tab, shows, harness } = await setup();
    await answer(opened);
    const seating = await tab('Seating chart');
    seating.focus();
    seating.click();
    await shows(() => seating.getAttribute('aria-selected') === 'true');
    expect(document.activeElement).toBe(seating);

    await harness.navigateByUrl('/classes/c1/students');
    await shows(() => document.activeElement === page.querySelector('h1'));
  });

  it('shows the number of students on their tab once known', async () => {
    const { page, asked, answer, settle, tab } = await setup();
    await answer(opened);
    expect((await tab('Students')).textContent?.trim()).toBe('Students');
    const value = [{ id: 'u7', displayName: 'Ora Klein' }];
    (await asked('/api/v1/classes/c1/students')).flush({ value });
    await settle();
    expect((await tab('Students')).textContent?.replace(/\s+/g, ' ').trim()).toBe('Students 1');
    expect(page.querySelector('[role=tabpanel]')?.textContent).toContain('Ora Klein');
  });

  it('shows a non-member administrator only students and seating', async () => {
    const { answer, tabs, shows } = await setup('/classes/c1/documents', 'Admin');
    expect(tabs()).toEqual(['Students', 'Seating chart']);
    await answer({ ...opened, myRole: 'Admin' });
    await shows(() => TestBed.inject(Router).url === '/classes/c1/students');
    expect(tabs()).toEqual(['Students', 'Seating chart']);
  });

  it.each([
    [403, 'forbidden', 'You’re not in this class'],
    [404, 'not_found', 'Class not found'],
  ])('says for %i that %s', async (status, code, heading) => {
    const { page, answer } = await setup();
    await answer({ status, code, detail: '' }, status);
    expect(page.querySelector('h1')?.textContent).toBe(heading);
    expect(document.title).toBe(`${heading} · EDUGraph`);
    expect(page.querySelector('a')?.textContent).toBe('My classes');
    expect(page.querySelector('[role=tab]')).toBeNull();
  });

  it('EDU-9: says when the class did not load, and retries', async () => {
    const { page, answer, shows } = await setup();
    await answer({ status: 502, code: 'graph_error', detail: '' }, 502);
    expect(page.querySelector('[role=alert]')?.textContent).toContain('The class didn’t load');
    page.querySelector<HTMLElement>('[role=alert] button')!.click();
    await answer(opened);
    await shows(() => page.querySelector('h1')?.textContent?.trim() === 'Math - Algebra 1');
    expect(page.querySelector('[role=alert]')).toBeNull();
  });
});
