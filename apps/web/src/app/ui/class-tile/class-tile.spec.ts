import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { classFacts, type TileClass } from './class-facts';
import { ClassTile } from './class-tile';

const algebra: TileClass = {
  id: 'c1',
  displayName: 'Math - Algebra 1',
  code: '11001',
  term: { displayName: 'SY1516', startDate: '2017-07-01', endDate: '2018-06-30' },
  teachers: [
    { id: 't1', displayName: 'Craig Beane' },
    { id: 't2', displayName: 'Daisy Todd' },
  ],
};
const bare: TileClass = { id: 'c2', displayName: 'Homeroom', code: null, term: null, teachers: [] };

async function setup(inputs: Record<string, unknown>) {
  TestBed.configureTestingModule({ providers: [provideRouter([])] });
  const fixture = TestBed.createComponent(ClassTile);
  for (const [name, value] of Object.entries(inputs)) fixture.componentRef.setInput(name, value);
  document.body.append(fixture.nativeElement);
  await fixture.whenStable();
  return { tile: fixture.componentInstance, page: fixture.nativeElement as HTMLElement };
}

describe('ClassTile (EDU-2)', () => {
  it('makes the user’s own class a single link and marks it', async () => {
    const { tile, page } = await setup({ shown: algebra, link: '/classes/c1' });
    const links = page.querySelectorAll('a');
    expect(links).toHaveLength(1);
    expect(links[0]?.getAttribute('href')).toBe('/classes/c1');
    expect(links[0]?.textContent).toBe('Math - Algebra 1');
    expect(page.textContent).toContain('My class');
    expect(page.textContent).toContain('11001');
    expect(page.textContent).toContain('Craig Beane, Daisy Todd');
    tile.focus();
    expect(document.activeElement).toBe(links[0]);
  });

  it('has no link for other classes, but their details are reachable by keyboard', async () => {
    const { tile, page } = await setup({ shown: algebra, standing: 'not teaching' });
    expect(page.querySelector('a')).toBeNull();
    expect(page.textContent).not.toContain('My class');
    const group = page.querySelector<HTMLElement>('[role=group]')!;
    const words = (attribute: string) =>
      page.querySelector(`#${group.getAttribute(attribute)}`)?.textContent?.replace(/\s+/g, ' ');
    expect(group.tabIndex).toBe(0);
    expect(words('aria-labelledby')).toMatch(/Math - Algebra 1.*11001.*not teaching/);
    expect(words('aria-describedby')).toContain('Teachers: Craig Beane, Daisy Todd.');
    tile.focus();
    expect(document.activeElement).toBe(group);
  });

  it('describes the details in words, with dates in the user’s locale', () => {
    expect(classFacts(algebra, 'en-US')).toEqual([
      { label: 'Class number', values: ['11001'] },
      { label: 'Teachers', values: ['Craig Beane', 'Daisy Todd'] },
      { label: 'Term', values: ['SY1516'] },
      { label: 'Start', values: ['July 1, 2017'] },
      { label: 'Finish', values: ['June 30, 2018'] },
    ]);
  });

  it('omits facts missing from a roster with only the required columns', async () => {
    expect(classFacts(bare)).toEqual([]);
    const { page } = await setup({ shown: bare, standing: 'not teaching', level: 3 });
    expect(page.querySelector('h3')?.textContent?.trim()).toBe('Homeroom');
    expect(page.textContent).not.toMatch(/Teachers|Term|null/);
  });

  it('has a button that opens the details on touch screens', async () => {
    const { page } = await setup({ shown: algebra, link: '/classes/c1' });
    expect(page.querySelector('button')?.getAttribute('aria-label')).toBe('About Math - Algebra 1');
  });
});
