import { fileSizeText } from './file-size';

describe('the size of a file (EDU-6)', () => {
  it.each([
    [0, '0 bytes'],
    [1, '1 byte'],
    [999, '999 bytes'],
    [1000, '1 kB'],
    [24_300, '24.3 kB'],
    [999_400, '999 kB'],
    [999_900, '1 MB'],
    [1_234_567, '1.2 MB'],
    [250_000_000, '250 MB'],
    [1_500_000_000, '1.5 GB'],
    [2_000_000_000_000_000, '2,000 TB'],
  ])('%d is %s', (bytes, text) => {
    expect(fileSizeText(bytes, 'en-US')).toBe(text);
  });

  it('uses the user’s number format', () => {
    expect(fileSizeText(1_234_567, 'de-DE').replace(/\s/g, ' ')).toBe('1,2 MB');
  });
});
