import { HttpTestingController } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import type { ClassDetails, ClassStudent, SeatingChart } from '@app/contracts';
import { appProviders, FakeBrowser } from '../../../../testing/app-providers';
import { sessions } from '../../../../testing/sessions';
import { SessionStore } from '../../../core';
import { ClassDetailsStore } from '../class-details-store';
import { SeatingTab } from './seating-tab';

const address = '/api/v1/classes/c1';
const me = sessions.linked.user.id;
const students: ClassStudent[] = [
  { id: me, displayName: 'Elena Marsh', favoriteColor: '#127605' },
  { id: 'b', displayName: 'Rickey Cottle' },
  { id: 'c', displayName: 'Rickey Lane' },
];
const details: ClassDetails = {
  id: 'c1',
  displayName: 'Math - Algebra 1',
  code: '11001',
  term: null,
  teachers: [],
  schools: [],
  myRole: 'Teacher',
};
const chart: SeatingChart = {
  seats: [
    { userId: me, position: 20 },
    { userId: 'b', position: 1 },
    { userId: 'gone', position: 2 },
  ],
  rules: [],
  savedBy: { displayName: 'Daisy Todd', at: '2026-11-23T10:00:00.000Z' },
};

const words = (element: Element | null | undefined) =>
  (element?.textContent ?? '').replace(/\s+/g, ' ').trim();

async function setup(myRole: ClassDetails['myRole'], people = students, shown = chart) {
  TestBed.configureTestingModule({ providers: [...appProviders(), ClassDetailsStore] });
  TestBed.inject(SessionStore).accept(sessions.linked);
  const http = TestBed.inject(HttpTestingController);
  TestBed.inject(ClassDetailsStore).open('c1');
  const fixture = TestBed.createComponent(SeatingTab);
  const page = fixture.nativeElement as HTMLElement;
  document.body.append(page);
  const settle = async () => {
    fixture.detectChanges();
    await new Promise((resolve) => setTimeout(resolve));
    fixture.detectChanges();
  };
  fixture.detectChanges();
  http.expectOne(address).flush({ ...details, myRole });
  http.expectOne(`${address}/students`).flush({ value: people });
  http.expectOne(`${address}/seating`).flush(shown, { headers: { ETag: '"1-x"' } });
  await settle();
  const links = () => Array.from(page.querySelectorAll('a'), words);
  const desk = (at: number) => words(page.querySelectorAll('ol li .edu-unseen')[at - 1]);
  return { page, settle, links, desk, heading: () => words(page.querySelector('.head h2')) };
}

describe('SeatingTab (SEAT-1)', () => {
  beforeEach(() => jest.spyOn(performance, 'now').mockReturnValue(0));
  afterEach(() => {
    jest.restoreAllMocks();
    document.body.replaceChildren();
  });

  it('shows a student the own seat, in words and marked, and nothing to change', async () => {
    const { heading, desk, links, page } = await setup('Student');
    expect(heading()).toBe('Your seat is desk 20, row 4');
    expect(desk(20)).toBe('Desk 20, row 4, Elena Marsh, green, your seat');
    expect(page.querySelectorAll('ol [data-state=own][data-color=green]')).toHaveLength(1);
    expect(links()).not.toContain('Edit seating');
    expect(page.querySelector('[role=grid], aside')).toBeNull();
  });

  it('tells a student without one', async () => {
    const { heading } = await setup('Student', students, { seats: [], rules: [] });
    expect(heading()).toBe('You have no seat yet');
  });

  it('shows a teacher who is not seated, who saved, and the way to edit', async () => {
    const { heading, desk, links, page } = await setup('Teacher');
    expect(heading()).toBe('2 of 3 students are seated');
    expect(words(page.querySelector('.head p'))).toMatch(/^Saved by Daisy Todd, Nov 23, 2026/);
    expect([desk(1), desk(2)]).toEqual(['Desk 1, row 1, Rickey Cottle', 'Desk 2, row 1, free']);
    expect(words(page.querySelector('aside'))).toContain('Rickey Lane');
    expect(links()).toContain('Edit seating');
  });

  it('lets an administrator look only', async () => {
    const { links, heading } = await setup('Admin');
    expect(heading()).toBe('2 of 3 students are seated');
    expect(links()).not.toContain('Edit seating');
  });

  it('says when the class has no students', async () => {
    const { page } = await setup('Teacher', [], { seats: [], rules: [] });
    expect(words(page)).toContain('This class has no students.');
  });

  it('holds the page to print: class, day, desks with names, no faces of others (SEAT-3)', async () => {
    const { page } = await setup('Teacher');
    const sheet = page.querySelector('edu-seating-sheet')!;
    expect(words(sheet)).toContain('Math - Algebra 1');
    expect(words(sheet)).toContain('11001');
    expect(sheet.querySelectorAll('edu-seat-card')).toHaveLength(2);
    expect(sheet.querySelectorAll('.edu-sheet-free')).toHaveLength(34);
    expect(sheet.querySelector('img')).toBeNull();
    expect(words(sheet)).not.toContain('Not seated');
    expect(TestBed.inject(FakeBrowser).prints).toBe(0);
  });
});
