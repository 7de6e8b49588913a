import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import type { School, Session } from '@app/contracts';
import { cleanScreen } from '../../../testing/clean-screen';
import { Page } from '../../../testing/page';
import { contoso } from '../../../testing/schools';
import { SchoolContext, SessionStore } from '../../core';
import { SchoolList } from './school-list';

const bare: School = {
  id: 's2',
  displayName: 'Bare School',
  number: null,
  principalName: null,
  lowestGrade: null,
  highestGrade: null,
  address: { street: null, city: null, state: null, postalCode: null },
  isMine: false,
};
const session: Session = {
  authenticated: true,
  linked: true,
  next: '/schools',
  organization: { tenantId: 't', name: 'Contoso Education', consented: true },
};

function setup() {
  TestBed.configureTestingModule({
    providers: [provideHttpClient(), provideHttpClientTesting(), provideRouter([])],
  });
  TestBed.inject(SessionStore).accept(session);
  const shown = Page.of(SchoolList);
  const page = shown.root;
  const http = TestBed.inject(HttpTestingController);
  const settle = () => shown.settle();
  const answer = async (...schools: School[]) => {
    http.expectOne('/api/v1/schools').flush({ value: schools });
    await settle();
  };
  const type = async (text: string) => {
    const box = page.querySelector<HTMLInputElement>('[aria-label="Search schools"]')!;
    box.value = text;
    box.dispatchEvent(new Event('input'));
    await settle();
  };
  const names = () =>
    Array.from(page.querySelectorAll('li h2')).map((one) => one.firstChild?.textContent?.trim());
  const button = (name: string) =>
    Array.from(page.querySelectorAll('button')).find((one) => one.textContent?.trim() === name);
  return { page, http, settle, answer, type, names, button };
}

describe('SchoolList (EDU-1)', () => {
  cleanScreen();
  afterEach(() => TestBed.inject(HttpTestingController).verify());

  it('lists the schools in API order, the user’s own marked and linked to their classes', async () => {
    const { page, answer, names } = setup();
    await answer(contoso, bare);
    expect(names()).toEqual(['Contoso High School', 'Bare School']);
    expect(page.textContent).toContain('2 schools in Contoso Education');
    expect(page.textContent?.match(/My school/g)).toHaveLength(1);
    const links = Array.from(page.querySelectorAll('a'));
    expect(links.map((link) => link.getAttribute('href'))).toEqual([
      '/schools/s1/classes',
      '/schools/s2/classes',
    ]);
    expect(links[1]?.getAttribute('aria-label')).toBe('Classes of Bare School');
  });

  it('shows principal, grades, number, and address, omitting missing ones', async () => {
    const { page, answer } = setup();
    await answer(contoso, bare);
    const facts = Array.from(page.querySelectorAll('li')).map((one) =>
      Array.from(one.querySelectorAll('dl > div')).map((fact) =>
        Array.from(fact.children, (part) => part.textContent).join(': '),
      ),
    );
    expect(facts).toEqual([
      [
        'Principal: Amy Roebuck',
        'Grades: 9–12',
        'School number: 10001',
        'Address: 2 Microsoft Way, Redmond, WA 98052',
      ],
      [],
    ]);
  });

  it('passes the user’s schools to the app bar', async () => {
    const { answer } = setup();
    await answer(contoso, bare);
    const context = TestBed.inject(SchoolContext);
    expect(context.mine()).toEqual([{ id: 's1', displayName: 'Contoso High School' }]);
    expect(context.current()?.id).toBe('s1');
  });

  it('finds schools by name, principal, number, and city, and says when none match', async () => {
    const { page, answer, type, names, button, settle } = setup();
    await answer(contoso, bare);
    await type('roeb');
    expect(names()).toEqual(['Contoso High School']);
    expect(page.querySelector('[role=status]')?.textContent).toContain(
      '1 of 2 schools in Contoso Education',
    );
    await type('zzz');
    expect(page.textContent).toContain('No school matches “zzz”');
    button('Clear search')!.click();
    await settle();
    expect(names()).toHaveLength(2);
  });

  it('EDU-9: shows 30 at a time, and focuses the first new one', async () => {
    const { page, answer, names, button, settle } = setup();
    await answer(...Array.from({ length: 31 }, (_, at) => ({ ...bare, id: `s${at}` })));
    expect(names()).toHaveLength(30);
    expect(page.textContent).toContain('30 of 31 schools');
    button('See more')!.click();
    await settle();
    expect(names()).toHaveLength(31);
    expect(button('See more')).toBeUndefined();
    expect(document.activeElement?.getAttribute('href')).toBe('/schools/s30/classes');
  });

  it('EDU-9: is busy while loading, without a search box', async () => {
    const { page, http } = setup();
    expect(page.querySelector('[aria-busy=true]')).not.toBeNull();
    expect(page.querySelector('input')).toBeNull();
    expect(page.querySelector('h1')?.textContent).toBe('Schools');
    http.expectOne('/api/v1/schools');
  });

  it('EDU-9: says when the list is empty', async () => {
    const { page, answer } = setup();
    await answer();
    expect(page.textContent).toContain('There is no data available for this page at this time.');
  });

  it('EDU-9: says when loading failed, and retries', async () => {
    const { page, http, settle, answer, names, button } = setup();
    http
      .expectOne('/api/v1/schools')
      .flush(
        { status: 502, code: 'graph_error', detail: '', requestId: 'r1' },
        { status: 502, statusText: 'Bad Gateway' },
      );
    await settle();
    expect(page.querySelector('[role=alert]')?.textContent).toContain('Schools didn’t load');
    button('Try again')!.click();
    TestBed.tick();
    await answer(contoso);
    expect(names()).toEqual(['Contoso High School']);
  });
});
