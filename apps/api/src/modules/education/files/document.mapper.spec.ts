import type { WireDriveItem } from '../../graph';
import { toDocumentList } from './document.mapper';

const library = 'https://contoso.sharepoint.com/sites/algebra/Shared%20Documents';
const item = (id: string, name: string, more: Partial<WireDriveItem> = {}): WireDriveItem => ({
  id,
  name,
  webUrl: `https://contoso.sharepoint.com/${id}`,
  file: { mimeType: 'text/plain' },
  ...more,
});
const folder = { file: null, folder: { childCount: 3 } };

describe('the documents of a class (EDU-6)', () => {
  const list = (items: WireDriveItem[], webUrl: string | null = library) =>
    toDocumentList({ webUrl, items, hasMore: false });

  it('are folders first, each part by name as people read it', () => {
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

  it('tell what is known, and null for what is not', () => {
    const at = '2026-09-01T08:00:00Z';
    const { value } = list([
      item('1', 'a', {
        size: 12,
        lastModifiedDateTime: at,
        lastModifiedBy: { user: { displayName: 'Elena Marsh' } },
      }),
      item('2', 'b', { ...folder, lastModifiedBy: { application: { displayName: 'Teams' } } }),
      { id: '3', name: 'Notebook' },
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
  ])('never link to %j, which could run, but to the library (S-16)', (webUrl) => {
    expect(list([item('1', 'a', { webUrl })]).value[0]?.webUrl).toBe(library);
    expect(list([item('1', 'a', { webUrl })], webUrl)).toEqual({
      value: [],
      webUrl: null,
      hasMore: false,
    });
  });

  it('keep a name as it is: it is a text, never markup (S-16)', () => {
    const name = '<img src=x onerror=alert(1)>.docx';
    expect(list([item('1', name)]).value[0]?.name).toBe(name);
  });
});
