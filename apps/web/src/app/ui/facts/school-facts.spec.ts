import { addressText, gradesText, shortAddressText } from './school-facts';

const address = {
  street: '2 Microsoft Way',
  city: 'Redmond',
  state: 'WA',
  postalCode: '98052',
};

describe('facts of a school (EDU-1)', () => {
  it('writes grades as a range, a single grade alone, and none as empty', () => {
    expect(gradesText('9', '12')).toBe('9–12');
    expect(gradesText('6', '6')).toBe('6');
    expect(gradesText(null, '12')).toBe('12');
    expect(gradesText(null, null)).toBe('');
    expect(gradesText('', ' ')).toBe('');
  });

  it('writes the address on one line, omitting missing parts', () => {
    expect(addressText(address)).toBe('2 Microsoft Way, Redmond, WA 98052');
    expect(addressText({ ...address, state: null })).toBe('2 Microsoft Way, Redmond, 98052');
    expect(addressText({ ...address, street: null, city: null })).toBe('WA 98052');
    expect(addressText({ street: null, city: null, state: null, postalCode: null })).toBe('');
    expect(shortAddressText(address)).toBe('2 Microsoft Way, Redmond');
  });
});
