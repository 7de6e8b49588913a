import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import type { ClassDocument, ClassDocumentList } from '@app/contracts';
import { cleanScreen } from '../../../testing/clean-screen';
import { Page } from '../../../testing/page';
import { Clock } from '../../ui/time/clock';
import { address as classAddress, openAlgebra } from '../testing/algebra';
import { DocumentsTab } from './documents-tab';

const address = `${classAddress}/documents`;
const library = 'https://contoso.example/sites/c1';

const file: ClassDocument = {
  id: 'f1',
  name: 'Plan.docx',
  isFolder: false,
  childCount: null,
  size: 1_234_567,
  mimeType: null,
  webUrl: `${library}/Plan.docx`,
  lastModifiedDateTime: '2017-10-10T12:00:00Z',
  lastModifiedBy: 'Elena Marsh',
};
const folder: ClassDocument = {
  ...file,
  id: 'd1',
  name: 'Week 1',
  isFolder: true,
  childCount: 12,
  size: null,
  webUrl: `${library}/week`,
};
const list = (value: ClassDocument[], others: Partial<ClassDocumentList> = {}) => ({
  value,
  webUrl: library,
  hasMore: false,
  ...others,
});

async function setup() {
  const clock = { now: signal(Date.parse('2017-10-12T12:00:00Z')) };
  openAlgebra({ provide: Clock, useValue: clock });
  const page = Page.of(DocumentsTab);
  await page.settle();
  const rows = () =>
    Array.from(document.querySelectorAll('tbody tr')).map((row) =>
      Array.from(row.querySelectorAll('td'), (cell) =>
        (cell.textContent ?? '').replace(/\s+/g, ' ').trim(),
      ),
    );
  const heads = () =>
    Array.from(document.querySelectorAll('th')).map((head) => head.getAttribute('aria-sort'));
  const sortBy = async (name: string) => {
    const head = Array.from(document.querySelectorAll('th')).find(
      (one) => one.textContent?.trim() === name,
    );
    head!.querySelector<HTMLElement>('[role=button]')!.click();
    await page.settle();
  };
  return { page, rows, heads, sortBy };
}

describe('DocumentsTab', () => {
  cleanScreen();

  it('EDU-6: lists folders first, with date, author, and size', async () => {
    const { page, rows } = await setup();
    await page.answer(address, list([file, folder]));
    const [first, second] = rows();
    expect(first?.[0]).toMatch(/^Week 1/);
    expect(first?.slice(1)).toEqual(['2 days ago', 'Elena Marsh', '12 items']);
    expect(second?.slice(1)).toEqual(['2 days ago', 'Elena Marsh', '1.2 MB']);
    const time = document.querySelector('time');
    expect(time?.getAttribute('datetime')).toBe('2017-10-10T12:00:00.000Z');
    expect(time?.title).toContain('October 10, 2017');
  });

  it('EDU-6: opens a document, and the whole library, in a new tab', async () => {
    const { page } = await setup();
    await page.answer(address, list([file]));
    for (const [name, href] of [
      ['Plan.docx (opens in a new tab)', file.webUrl],
      ['See more (opens in a new tab)', library],
    ] as const) {
      const link = page.link(name);
      expect(link.href).toBe(href);
      expect(link.target).toBe('_blank');
      expect(link.rel).toContain('noopener');
    }
  });

  it('EDU-6: sorts by a column, and announces it', async () => {
    const { page, rows, heads, sortBy } = await setup();
    const big = { ...file, id: 'f2', name: 'Album.zip', size: 9e9 };
    await page.answer(address, list([folder, big, file]));
    const names = () => rows().map(([name]) => name?.split(/[ .]/)[0]);
    expect(heads()).toEqual(['ascending', 'none', 'none', 'none']);
    expect(names()).toEqual(['Week', 'Album', 'Plan']);
    await sortBy('Size');
    expect(heads()).toEqual(['none', 'none', 'none', 'ascending']);
    expect(names()).toEqual(['Week', 'Plan', 'Album']);
    await sortBy('Size');
    expect(heads()[3]).toBe('descending');
    expect(names()).toEqual(['Week', 'Album', 'Plan']);
  });

  it('S-16: renders names as plain text and links only to web URLs', async () => {
    const { page, rows } = await setup();
    const evil = { ...file, name: '<img src=x onerror=alert(1)>.docx', webUrl: 'javascript:x()' };
    await page.answer(address, list([evil], { webUrl: 'javascript:x()' }));
    expect(rows()[0]?.[0]).toContain('<img src=x onerror=alert(1)>.docx');
    expect(document.querySelector('tbody img')).toBeNull();
    expect(document.querySelector('a')).toBeNull();
  });

  it('shows missing values as a dash', async () => {
    const { page, rows } = await setup();
    const bare = { ...file, size: null, lastModifiedDateTime: null, lastModifiedBy: null };
    await page.answer(address, list([bare]));
    expect(rows()[0]?.slice(1)).toEqual(['–', '–', '–']);
  });

  it('EDU-9: says when there are no documents, and when there is no library yet', async () => {
    const empty = await setup();
    await empty.page.answer(address, list([]));
    expect(empty.page.says('There is no data available for this page at this time.')).toBe(true);
    expect(empty.page.has('a', 'See more (opens in a new tab)')).toBe(true);
    TestBed.resetTestingModule();
    const none = await setup();
    await none.page.answer(address, list([], { webUrl: null }));
    expect(none.page.says('The library isn’t set up yet')).toBe(true);
    expect(document.querySelector('a')).toBeNull();
  });

  it('EDU-9: leaves a long list to the library', async () => {
    const { page } = await setup();
    await page.answer(address, list([file], { hasMore: true }));
    expect(page.says('There’s more in the library.')).toBe(true);
  });

  it('EDU-9: shows a skeleton while loading, and retries after a failure', async () => {
    const { page, rows } = await setup();
    expect(document.querySelector('[aria-busy=true]')).not.toBeNull();
    await page.fail(address, { status: 503, code: 'graph_unavailable' });
    expect(page.alert()).toContain('Class documents didn’t load');
    await page.press('Try again');
    await page.answer(address, list([file]));
    expect(rows()).toHaveLength(1);
    expect(page.alert()).toBe('');
  });
});
