import { TestBed } from '@angular/core/testing';
import type { ClassDetails, ClassStudent, SeatingChart } from '@app/contracts';
import { FakeBrowser } from '../../../testing/app-providers';
import { cleanScreen } from '../../../testing/clean-screen';
import { Page, words } from '../../../testing/page';
import { elena } from '../../../testing/people';
import { address, algebra, openAlgebra } from '../testing/algebra';
import { SeatingTab } from './seating-tab';

const students: ClassStudent[] = [
  { ...elena, favoriteColor: '#127605' },
  { id: 'b', displayName: 'Rickey Cottle' },
  { id: 'c', displayName: 'Rickey Lane' },
];
const chart: SeatingChart = {
  seats: [
    { userId: elena.id, position: 20 },
    { userId: 'b', position: 1 },
    { userId: 'gone', position: 2 },
  ],
  rules: [],
  savedBy: { displayName: 'Daisy Todd', at: '2026-11-23T10:00:00.000Z' },
};

async function setup(myRole: ClassDetails['myRole'], people = students, shown = chart) {
  const http = openAlgebra();
  const rendered = Page.of(SeatingTab);
  const page = rendered.root;
  const settle = () => rendered.settle();
  http.expectOne(address).flush(algebra({ myRole }));
  http.expectOne(`${address}/students`).flush({ value: people });
  http.expectOne(`${address}/seating`).flush(shown, { headers: { ETag: '"1-x"' } });
  await settle();
  const links = () => Array.from(page.querySelectorAll('a'), words);
  const desk = (at: number) => words(page.querySelectorAll('ol li .edu-unseen')[at - 1]);
  return { page, settle, links, desk, heading: () => words(page.querySelector('.head h2')) };
}

describe('SeatingTab (SEAT-1)', () => {
  cleanScreen();

  it('shows a student their own seat, in words and highlighted, with no controls', async () => {
    const { heading, desk, links, page } = await setup('Student');
    expect(heading()).toBe('Your seat is desk 20, row 4');
    expect(desk(20)).toBe('Desk 20, row 4, Elena Marsh, green, your seat');
    expect(page.querySelectorAll('ol [data-state=own][data-color=green]')).toHaveLength(1);
    expect(links()).not.toContain('Edit seating');
    expect(page.querySelector('[role=grid], aside')).toBeNull();
  });

  it('tells a student that they have no seat', async () => {
    const { heading } = await setup('Student', students, { seats: [], rules: [] });
    expect(heading()).toBe('You have no seat yet');
  });

  it('shows a teacher the unseated students, who saved the chart, and an edit link', async () => {
    const { heading, desk, links, page } = await setup('Teacher');
    expect(heading()).toBe('2 of 3 students are seated');
    expect(words(page.querySelector('.head p'))).toMatch(/^Saved by Daisy Todd, Nov 23, 2026/);
    expect([desk(1), desk(2)]).toEqual(['Desk 1, row 1, Rickey Cottle', 'Desk 2, row 1, free']);
    expect(words(page.querySelector('aside'))).toContain('Rickey Lane');
    expect(links()).toContain('Edit seating');
  });

  it('is read-only for an administrator', async () => {
    const { links, heading } = await setup('Admin');
    expect(heading()).toBe('2 of 3 students are seated');
    expect(links()).not.toContain('Edit seating');
  });

  it('says when the class has no students', async () => {
    const { page } = await setup('Teacher', [], { seats: [], rules: [] });
    expect(words(page)).toContain('This class has no students.');
  });

  it('contains the print page: class, date, desks with names, and no photos (SEAT-3)', async () => {
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
