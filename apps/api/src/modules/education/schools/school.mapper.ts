import type { School } from '@app/contracts';
import type { WireSchool } from '../../graph';

export function toSchool(school: WireSchool, isMine: boolean): School {
  const { schoolNumber: number, ...facts } = school;
  return { ...facts, number, isMine };
}
