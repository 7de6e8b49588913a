import type { ClassDocument } from '@app/contracts';
import { documentIcon } from './document-icon';
import { orderDocuments, type DocumentOrder } from './document-rows';

const file = (name: string, others: Partial<ClassDocument> = {}): ClassDocument => ({
  id: name,
  name,
  isFolder: false,
  childCount: null,
  size: 1,
  mimeType: null,
  webUrl: 'https://contoso.example/x',
  lastModifiedDateTime: '2017-10-01T00:00:00Z',
  lastModifiedBy: 'Elena Marsh',
  ...others,
});
const folder = (name: string, childCount: number | null) =>
  file(name, { isFolder: true, childCount, size: null });

const documents = [
  file('Unit 10.docx', { size: 5, lastModifiedBy: null }),
  file('unit 2.docx', { size: 900, lastModifiedDateTime: '2017-10-03T00:00:00Z' }),
  folder('Week 2', 12),
  file('Äpfel.pdf', { size: null, lastModifiedDateTime: null, lastModifiedBy: 'Craig Beane' }),
  folder('Week 1', 3),
];
const namesBy = (by: DocumentOrder['by'], direction: DocumentOrder['direction'] = 'asc') =>
  orderDocuments(documents, { by, direction }).map(({ name }) => name);

describe('the order of documents (EDU-6)', () => {
  it('sorts by name in natural order, ignoring case, folders first in both directions', () => {
    expect(namesBy('name')).toEqual([
      'Week 1',
      'Week 2',
      'Äpfel.pdf',
      'unit 2.docx',
      'Unit 10.docx',
    ]);
    expect(namesBy('name', 'desc')).toEqual([
      'Week 2',
      'Week 1',
      'Unit 10.docx',
      'unit 2.docx',
      'Äpfel.pdf',
    ]);
  });

  it('puts missing values last in both directions', () => {
    expect(namesBy('modified').slice(2)).toEqual(['Unit 10.docx', 'unit 2.docx', 'Äpfel.pdf']);
    expect(namesBy('modified', 'desc').slice(2)).toEqual([
      'unit 2.docx',
      'Unit 10.docx',
      'Äpfel.pdf',
    ]);
    expect(namesBy('modifiedBy').slice(2)).toEqual(['Äpfel.pdf', 'unit 2.docx', 'Unit 10.docx']);
  });

  it('sorts by size, and folders by number of items', () => {
    expect(namesBy('size')).toEqual([
      'Week 1',
      'Week 2',
      'Unit 10.docx',
      'unit 2.docx',
      'Äpfel.pdf',
    ]);
    expect(namesBy('size', 'desc').slice(0, 2)).toEqual(['Week 2', 'Week 1']);
  });
});

describe('the icon of a document (EDU-6)', () => {
  it.each([
    ['Essay.DOCX', null, 'description'],
    ['Grades.xlsx', null, 'table'],
    ['Lines.pptx', null, 'slideshow'],
    ['Plan.pdf', null, 'picture-as-pdf'],
    ['Board.JPG', null, 'image'],
    ['Lab.mp4', null, 'movie'],
    ['All.zip', null, 'folder-zip'],
    ['photo', 'image/png', 'image'],
    [
      'report',
      'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
      'description',
    ],
    ['what.constructor', null, 'draft'],
    ['what', 'application/octet-stream', 'draft'],
  ])('%s of type %s is %s', (name, mimeType, icon) => {
    expect(documentIcon(file(name, { mimeType }))).toBe(icon);
  });

  it('is a folder icon for a folder, whatever its name', () => {
    expect(documentIcon(folder('Old.pdf', 1))).toBe('folder');
  });
});
