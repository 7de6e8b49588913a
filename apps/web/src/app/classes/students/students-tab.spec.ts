import { LiveAnnouncer } from '@angular/cdk/a11y';
import { TestBed } from '@angular/core/testing';
import type { ClassDetails, ClassStudent } from '@app/contracts';
import { cleanScreen } from '../../../testing/clean-screen';
import { Page } from '../../../testing/page';
import { daisy, elena } from '../../../testing/people';
import { address, algebra, openAlgebra } from '../testing/algebra';
import { StudentsTab } from './students-tab';

const students: ClassStudent[] = [
  { id: 'u1', displayName: 'Angelina Craig', seat: 28, favoriteColor: '#2f19ff' },
  { id: 'u2', displayName: 'Bertha Nolan' },
  { id: 'u3', displayName: 'Émile Zola', seat: 2, favoriteColor: '#123456' },
];

function setup(about: Partial<ClassDetails> = {}) {
  const http = openAlgebra();
  const said = jest.spyOn(TestBed.inject(LiveAnnouncer), 'announce').mockResolvedValue();
  const shown = Page.of(StudentsTab);
  const page = shown.root;
  const settle = () => shown.settle();
  http.expectOne(address).flush(algebra({ teachers: [daisy, elena], ...about }));
  const answer = async (value: ClassStudent[]) => {
    http.expectOne(`${address}/students`).flush({ value });
    await settle();
  };
  const rows = () =>
    Array.from(page.querySelectorAll('tbody tr'), (row) =>
      Array.from(row.querySelectorAll('b, .word, .seat'), (part) =>
        part.textContent?.replace(/\s+/g, ' ').trim(),
      ),
    );
  const head = (name: string) =>
    Array.from(page.querySelectorAll('th')).find((one) => one.textContent?.trim() === name)!;
  const sortBy = async (name: string) => {
    head(name).querySelector<HTMLElement>('[role=button]')!.click();
    await settle();
  };
  const search = async (text: string) => {
    const box = page.querySelector<HTMLInputElement>('input[type=search]')!;
    box.value = text;
    box.dispatchEvent(new Event('input'));
    // Enter doesn't wait for a pause in typing.
    box.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter' }));
    await settle();
  };
  return { page, http, settle, answer, rows, head, sortBy, search, said };
}

describe('StudentsTab (EDU-4)', () => {
  cleanScreen();

  it('lists name, favorite color in words, and desk with row', async () => {
    const { page, answer, rows } = setup();
    await answer(students);
    expect(rows()).toEqual([
      ['Angelina Craig', 'Favorite color: Blue', 'Desk 28 · row 5'],
      ['Bertha Nolan', 'Not seated'],
      ['Émile Zola', 'Desk 2 · row 1'],
    ]);
    expect(page.querySelector('section h2')?.textContent).toBe('3 students');
    expect(page.querySelector('caption')?.textContent?.trim()).toBe('Students in Math - Algebra 1');
  });

  it('loads photos only as they scroll into view, with initials until then', async () => {
    const { page, answer } = setup();
    await answer([students[1]!]);
    const photo = page.querySelector<HTMLImageElement>('tbody img')!;
    expect(photo.getAttribute('loading')).toBe('lazy');
    expect(photo.getAttribute('src')).toBe('/api/v1/users/u2/photo?size=96');
    expect(page.querySelector('tbody edu-avatar')?.textContent?.trim()).toBe('BN');
  });

  it('sorts by name and desk, and announces it', async () => {
    const { answer, rows, head, sortBy } = setup();
    await answer(students);
    const names = () => rows().map(([name]) => name);
    expect(head('Name').getAttribute('aria-sort')).toBe('ascending');
    await sortBy('Name');
    expect(head('Name').getAttribute('aria-sort')).toBe('descending');
    expect(names()).toEqual(['Émile Zola', 'Bertha Nolan', 'Angelina Craig']);
    await sortBy('Seat');
    expect(head('Seat').getAttribute('aria-sort')).toBe('ascending');
    expect(head('Name').getAttribute('aria-sort')).toBe('none');
    expect(names()).toEqual(['Émile Zola', 'Angelina Craig', 'Bertha Nolan']);
  });

  it('finds a student without accents, announces the count, and clears', async () => {
    const { page, answer, rows, search, settle, said } = setup();
    await answer(students);
    await search('emile');
    expect(rows().map(([name]) => name)).toEqual(['Émile Zola']);
    expect(said).toHaveBeenLastCalledWith('1 of 3 students');

    await search('xyz');
    expect(page.textContent).toContain('No student matches “xyz”');
    expect(said).toHaveBeenLastCalledWith('No student matches “xyz”');
    Array.from(page.querySelectorAll('button'))
      .find((one) => one.textContent?.trim() === 'Clear search')!
      .click();
    await settle();
    expect(rows()).toHaveLength(3);
    expect(document.activeElement).toBe(page.querySelector('input[type=search]'));
  });

  it('EDU-9: scrolls more than 200 in their own viewport, and shows the total', async () => {
    const { page, answer } = setup();
    const many = (count: number) =>
      Array.from({ length: count }, (_, at) => ({ id: `s${at}`, displayName: `Student ${at}` }));
    await answer(many(201));
    const region = page.querySelector('cdk-virtual-scroll-viewport')!;
    expect(region.getAttribute('aria-label')).toBe('Students in Math - Algebra 1');
    expect(region.querySelector('table')?.getAttribute('aria-rowcount')).toBe('202');
    expect(region.querySelectorAll('tbody tr').length).toBeLessThan(201);
  });

  it('EDU-9: is a plain table up to 200', async () => {
    const { page, answer, rows } = setup();
    await answer(
      Array.from({ length: 200 }, (_, at) => ({ id: `s${at}`, displayName: `Student ${at}` })),
    );
    expect(page.querySelector('cdk-virtual-scroll-viewport')).toBeNull();
    expect(page.querySelector('table')?.hasAttribute('aria-rowcount')).toBe(false);
    expect(rows()).toHaveLength(200);
  });

  it('EDU-9: is busy while loading, and says when there are no students', async () => {
    const { page, answer } = setup();
    expect(page.querySelector('section [aria-busy=true]')).not.toBeNull();
    await answer([]);
    expect(page.querySelector('[aria-busy=true]')).toBeNull();
    expect(page.textContent).toContain('There is no data available for this page at this time.');
  });

  it('EDU-9: says when the students did not load, keeps the teachers, and retries', async () => {
    const { page, http, settle, answer, rows } = setup();
    http
      .expectOne('/api/v1/classes/c1/students')
      .flush({ status: 502, code: 'graph_error', detail: '' }, { status: 502, statusText: 'x' });
    await settle();
    expect(page.querySelector('[role=alert]')?.textContent).toContain('Students didn’t load');
    expect(page.querySelector('aside')?.textContent).toContain('Daisy Todd');
    page.querySelector<HTMLElement>('[role=alert] button')!.click();
    TestBed.tick();
    await answer(students);
    expect(rows()).toHaveLength(3);
  });
});

describe('the teachers of the class (EDU-3)', () => {
  cleanScreen();
  const people = (page: HTMLElement) =>
    Array.from(page.querySelectorAll('aside li'), (one) =>
      Array.from(one.querySelectorAll('b, small'), (part) => part.textContent),
    );
  const line = (page: HTMLElement) => page.querySelector('[role=group] p')?.textContent;

  it('names the user first, the others as co-teachers, and offers Add', async () => {
    const { page, answer } = setup();
    await answer(students);
    expect(people(page)).toEqual([
      ['Elena Marsh', 'You'],
      ['Daisy Todd', 'Co-teacher'],
    ]);
    expect(line(page)).toBe('You and Daisy Todd');
    expect(page.querySelector('aside button')?.textContent?.trim()).toBe('Add a co-teacher');
  });

  it('EDU-5: offers Add only to the class’s teachers', async () => {
    const { page, answer } = setup({ myRole: 'Student', teachers: [daisy] });
    await answer(students);
    expect(people(page)).toEqual([['Daisy Todd']]);
    expect(page.querySelector('aside button')).toBeNull();
    expect(page.querySelector('[role=group] button')).toBeNull();
  });

  it('counts the names that do not fit on the line, and lists them below', async () => {
    const more = ['A', 'B', 'C'].map((displayName) => ({ id: displayName, displayName }));
    const { page, answer } = setup({ teachers: [elena, daisy, ...more] });
    await answer(students);
    expect(line(page)).toBe('You, Daisy Todd, and 3 others');
    expect(page.querySelector('aside.one-line')).toBeNull();
    expect(people(page)).toHaveLength(5);
  });

  it('says when there is none', async () => {
    const { page, answer } = setup({ teachers: [], myRole: 'Student' });
    await answer(students);
    expect(line(page)).toBe('No teachers to show.');
  });
});
