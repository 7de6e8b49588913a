import { resourceTypeOf } from './file-type';

const zip = new Uint8Array([0x50, 0x4b, 0x03, 0x04]);

describe('file types', () => {
  it.each([
    ['sheet.XLSX', 'educationExcelResource'],
    ['photo.jpeg', 'educationMediaResource'],
    ['notes', 'educationFileResource'],
    ['x.constructor', 'educationFileResource'],
    ['x.__proto__', 'educationFileResource'],
    ['x.toString', 'educationFileResource'],
  ])('%s is %s', (name, type) => {
    expect(resourceTypeOf(name, zip)).toBe(`#microsoft.graph.${type}`);
  });
});
