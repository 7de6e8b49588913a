import type { School } from '@app/contracts';
import type { WireSchool } from '../../graph';

export function toSchool(school: WireSchool, isMine: boolean): School {
  const { id, displayName } = school;
  const {
    schoolNumber: number = null,
    principalName = null,
    lowestGrade = null,
    highestGrade = null,
  } = school;
  const address = toAddress(school.address);
  return { id, displayName, number, principalName, lowestGrade, highestGrade, address, isMine };
}

function toAddress(address: WireSchool['address']): School['address'] {
  const { street = null, city = null, state = null, postalCode = null } = address ?? {};
  return { street, city, state, postalCode };
}
