import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import type { ClassSummary } from '@app/contracts';
import { SchoolContext, SessionStore } from '../../core';
import { ClassOverview } from './class-overview';

const algebra: ClassSummary = {
  id: 'c1',
  displayName: 'Math - Algebra 1',
  code: '11001',
  term: { displayName: 'SY1516', startDate: '2017-07-01', endDate: '2018-06-30' },
  teachers: [
    { id: 'u1', displayName: 'Craig Beane' },
    { id: 'u2', displayName: 'Daisy Todd' },
  ],
  isMine: true,
};

async function setup(classId: string, body: object, status = 200) {
  TestBed.configureTestingModule({
    providers: [provideHttpClient(), provideHttpClientTesting(), provideRouter([])],
  });
  const user = { id: 'u1', email: 'a@b.c', displayName: 'A B', firstName: 'A', lastName: 'B' };
  TestBed.inject(SessionStore).accept({
    authenticated: true,
    linked: true,
    next: '/schools',
    user: { ...user, roles: ['Teacher'], mainRole: 'Teacher' },
  });
  TestBed.inject(SchoolContext).visit({ id: 's1', displayName: 'Contoso High School' });
  const fixture = TestBed.createComponent(ClassOverview);
  fixture.componentRef.setInput('classId', classId);
  fixture.detectChanges();
  TestBed.inject(HttpTestingController)
    .expectOne('/api/v1/me/classes')
    .flush(body, { status, statusText: 'x' });
  await fixture.whenStable();
  return fixture.nativeElement as HTMLElement;
}

describe('ClassOverview', () => {
  beforeEach(() => jest.spyOn(performance, 'now').mockReturnValue(0));
  afterEach(() => {
    TestBed.inject(HttpTestingController).verify();
    sessionStorage.clear();
    jest.restoreAllMocks();
  });

  it('heads the class with name, code, term and teachers, and marks the reader', async () => {
    const page = await setup('c1', { value: [algebra] });
    expect(page.querySelector('h1')?.textContent).toBe('Math - Algebra 1');
    expect(page.textContent).toContain('11001');
    expect(page.textContent).toContain('SY1516');
    const teachers = Array.from(page.querySelectorAll('section li'), (one) =>
      Array.from(one.querySelectorAll('b, small'), (part) => part.textContent),
    );
    expect(teachers).toEqual([['Craig Beane', 'You'], ['Daisy Todd']]);
    expect(document.title).toBe('Math - Algebra 1 · EDUGraph');
  });

  it('leads back to the schools and to the classes of the context school', async () => {
    const page = await setup('c1', { value: [algebra] });
    const trail = Array.from(page.querySelectorAll('nav a'), (one) => one.getAttribute('href'));
    expect(trail).toEqual(['/schools', '/schools/s1/classes']);
    expect(page.querySelector('[aria-current=page]')?.textContent).toBe('Math - Algebra 1');
  });

  it('EDU-3: does not open for who is not in the class', async () => {
    const page = await setup('c9', { value: [algebra] });
    expect(page.querySelector('h1')?.textContent).toBe('You are not in this class');
    expect(page.querySelector('a')?.textContent).toBe('My classes');
    expect(page.textContent).not.toContain('Algebra');
  });

  it('EDU-9: says when it did not load', async () => {
    const page = await setup('c1', { status: 502, code: 'graph_error', detail: '' }, 502);
    expect(page.querySelector('[role=alert]')?.textContent).toContain('The class did not load');
  });
});
