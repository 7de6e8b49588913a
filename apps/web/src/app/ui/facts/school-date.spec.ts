import { schoolDateText, termText } from './school-date';

describe('dates of a term (EDU-2)', () => {
  it('are written in the locale of the reader', () => {
    expect(schoolDateText('2017-07-01', 'en-US')).toBe('July 1, 2017');
    expect(schoolDateText('2018-06-30', 'de-DE')).toBe('30. Juni 2018');
  });

  it('stay the same day wherever the reader is', () => {
    expect(schoolDateText('2017-07-01T00:00:00Z', 'en-US')).toBe('July 1, 2017');
  });

  it('are left as they came when they are no dates', () => {
    expect(schoolDateText('next summer', 'en-US')).toBe('next summer');
    expect(schoolDateText('2017-13-45', 'en-US')).toBe('2017-13-45');
  });
});

describe('a term in one line', () => {
  const term = { displayName: 'SY1516', startDate: '2017-07-01', endDate: '2018-06-30' };
  // Intl puts thin spaces around the dash.
  const plain = (text: string) => text.replace(/\s/g, ' ');

  it('is its name and its days', () => {
    expect(plain(termText(term, 'en-US'))).toBe('SY1516 · Jul 1, 2017 – Jun 30, 2018');
  });

  it('leaves out what the roster lacks', () => {
    expect(termText({ ...term, startDate: null, endDate: null }, 'en-US')).toBe('SY1516');
    expect(termText({ ...term, displayName: null, endDate: null }, 'en-US')).toBe('Jul 1, 2017');
    expect(termText(null)).toBe('');
  });
});
