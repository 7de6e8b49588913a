import { foldText, nameWords, searchWords } from './fold-text';

const isFound = (search: string, name: string) => {
  const text = nameWords([name])
    .map((word) => ` ${word}`)
    .join('');
  const words = searchWords(search);
  return words.length > 0 && words.every((word) => text.includes(word));
};

describe('a search by name (FIND-1)', () => {
  it.each([
    ['thordur gudjonsson', 'Þórður Guðjónsson'],
    ['Þórður', 'Thordur'],
    ['jose', 'José'],
    ['JOSÉ', 'Jose'],
    ['muller', 'Müller'],
    ['mueller', 'Müller'],
    ['Müller', 'Muller'],
    ['soren', 'Søren'],
    ['soeren', 'Søren'],
    ['aagard', 'Ågard'],
    ['lukasz', 'Łukasz'],
    ['strasse', 'Straße'],
    ['aegir', 'Ægir'],
    ['ibrahim', 'İbrahim'],
    ['isik', 'Işık'],
    ['nguyen', 'Nguyễn'],
    ['σοφια', 'Σοφία'],
    ['ΠΑΠΑΣ', 'Παπάς'],
    ['юрий', 'Юрий'],
    ['محمد', 'مُحَمَّد'],
    ['太郎', '山田太郎'],
    ['김', '김민준'],
    ['ガ', 'ガブリエル'],
    ['obrien', 'O’Brien'],
    ["o'brien", 'OBrien'],
    ['smith j', 'Smith-Jones'],
    ['rivera pat', 'Pat Rivera'],
    ['iver', 'Pat Rivera'],
    ['🎉', 'Club 🎉'],
    ['c++', 'C++ for all'],
  ])('with %s finds %s', (search, name) => expect(isFound(search, name)).toBe(true));

  it.each([
    ['pat river x', 'Pat Rivera'],
    ['patrivera', 'Pat Rivera'],
    ['%', 'Pat Rivera'],
    ['_', 'Pat Rivera'],
    ['\u0000', 'Pat Rivera'],
    ['\ud800', 'Pat Rivera'],
    ['shan', '山田'],
    ['sofia', 'Σοφία'],
  ])('with %j does not find %s', (search, name) => expect(isFound(search, name)).toBe(false));

  it('folds any text without growing it beyond reason', () => {
    for (const text of [
      '\ufdfa'.repeat(255),
      'İ'.repeat(255),
      '\u0301'.repeat(255),
      'ﬃ'.repeat(255),
    ])
      expect(foldText(text).length).toBeLessThan(20 * text.length);
  });
});
