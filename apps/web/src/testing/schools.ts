import type { School } from '@app/contracts';

export const contoso: School = {
  id: 's1',
  displayName: 'Contoso High School',
  number: '10001',
  principalName: 'Amy Roebuck',
  lowestGrade: '9',
  highestGrade: '12',
  address: { street: '2 Microsoft Way', city: 'Redmond', state: 'WA', postalCode: '98052' },
  isMine: true,
};
