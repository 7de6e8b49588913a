import { schoolDateText, termText } from './school-date';

describe('dates of a term (EDU-2)', () => {
  it('are formatted in the user’s locale', () => {
    expect(schoolDateText('2017-07-01', 'en-US')).toBe('July 1, 2017');
    expect(schoolDateText('2018-06-30', 'de-DE')).toBe('30. Juni 2018');
  });

  it('stay the same day in every time zone', () => {
    expect(schoolDateText('2017-07-01T00:00:00Z', 'en-US')).toBe('July 1, 2017');
  });

  it('stay unchanged if they aren’t dates', () => {
    expect(schoolDateText('next summer', 'en-US')).toBe('next summer');
    expect(schoolDateText('2017-13-45', 'en-US')).toBe('2017-13-45');
  });
});

describe('a term on one line', () => {
  const term = { displayName: 'SY1516', startDate: '2017-07-01', endDate: '2018-06-30' };
  // Intl puts thin spaces around the dash.
  const plain = (text: string) => text.replace(/\s/g, ' ');

  it('has its name and dates', () => {
    expect(plain(termText(term, 'en-US'))).toBe('SY1516 · Jul 1, 2017 – Jun 30, 2018');
  });

  it('omits what the roster lacks', () => {
    expect(termText({ ...term, startDate: null, endDate: null }, 'en-US')).toBe('SY1516');
    expect(termText({ ...term, displayName: null, endDate: null }, 'en-US')).toBe('Jul 1, 2017');
    expect(termText(null)).toBe('');
  });
});
