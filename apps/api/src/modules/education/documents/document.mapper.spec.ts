import type { WireDriveItem } from '../../graph';
import { toDocumentList } from './document.mapper';

const library = 'https://contoso.sharepoint.com/sites/algebra/Shared%20Documents';
const item = (id: string, name: string, more: Partial<WireDriveItem> = {}): WireDriveItem => ({
  id,
  name,
  isFolder: false,
  childCount: null,
  size: null,
  mimeType: 'text/plain',
  webUrl: `https://contoso.sharepoint.com/${id}`,
  lastModifiedDateTime: null,
  lastModifiedBy: null,
  ...more,
});
const folder = { isFolder: true, childCount: 3, mimeType: null };

describe('class documents (EDU-6)', () => {
  const list = (items: WireDriveItem[], webUrl: string | null = library) =>
    toDocumentList({ webUrl, items, hasMore: false });

  it('list folders first, then files, in natural order', () => {
    const { value } = list([
      item('1', 'Week 10.docx'),
      item('2', 'week 9.docx'),
      item('3', 'Éxamen.pdf'),
      item('4', 'Week 10', folder),
      item('5', 'Handouts', folder),
    ]);
    expect(value.map(({ name }) => name)).toEqual([
      'Handouts',
      'Week 10',
      'Éxamen.pdf',
      'week 9.docx',
      'Week 10.docx',
    ]);
  });

  it('have null for what is unknown', () => {
    const at = '2026-09-01T08:00:00Z';
    const { value } = list([
      item('1', 'a', {
        size: 12,
        lastModifiedDateTime: at,
        lastModifiedBy: 'Elena Marsh',
      }),
      item('2', 'b', { ...folder, lastModifiedBy: 'Teams' }),
      item('3', 'Notebook', { mimeType: null, webUrl: null }),
    ]);
    expect(value).toEqual([
      expect.objectContaining({ id: '2', isFolder: true, childCount: 3, lastModifiedBy: 'Teams' }),
      {
        id: '1',
        name: 'a',
        isFolder: false,
        childCount: null,
        size: 12,
        mimeType: 'text/plain',
        webUrl: 'https://contoso.sharepoint.com/1',
        lastModifiedDateTime: at,
        lastModifiedBy: 'Elena Marsh',
      },
      {
        id: '3',
        name: 'Notebook',
        isFolder: false,
        childCount: null,
        size: null,
        mimeType: null,
        webUrl: library,
        lastModifiedDateTime: null,
        lastModifiedBy: null,
      },
    ]);
  });

  it.each([
    'javascript:alert(1)',
    ' JaVaScRiPt:alert(1)',
    'data:text/html,<script>',
    'vbscript:x',
    'file:///etc/passwd',
    '//evil.example',
    '/relative',
    '',
  ])('link to the library rather than to an unsafe %j (S-16)', (webUrl) => {
    expect(list([item('1', 'a', { webUrl })]).value[0]?.webUrl).toBe(library);
    expect(list([item('1', 'a', { webUrl })], webUrl)).toEqual({
      value: [],
      webUrl: null,
      hasMore: false,
    });
  });

  it('keep their names unchanged, as text rather than markup (S-16)', () => {
    const name = '<img src=x onerror=alert(1)>.docx';
    expect(list([item('1', name)]).value[0]?.name).toBe(name);
  });
});
