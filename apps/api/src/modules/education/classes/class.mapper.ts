import type { ClassSummary } from '@app/contracts';
import type { WireClass } from '../../graph';

/** A class before its teachers are known. */
export type ClassWithoutTeachers = Omit<ClassSummary, 'teachers'>;

export function toClass(wire: WireClass, isMine: boolean): ClassWithoutTeachers {
  const { id, displayName, classCode, term } = wire;
  const dates = {
    displayName: term?.displayName ?? null,
    startDate: term?.startDate ?? null,
    endDate: term?.endDate ?? null,
  };
  const isKnown = Object.values(dates).some((value) => value !== null);
  return { id, displayName, code: classCode ?? null, term: isKnown ? dates : null, isMine };
}
