import type { ClassSummary } from '@app/contracts';
import type { WireClass } from '../../graph';

/** A class before its teachers are known. */
export type ClassWithoutTeachers = Omit<ClassSummary, 'teachers'>;

export function toClass(wire: WireClass, isMine: boolean): ClassWithoutTeachers {
  const { id, displayName, classCode: code, term } = wire;
  const isKnown = Object.values(term).some((value) => value !== null);
  return { id, displayName, code, term: isKnown ? term : null, isMine };
}
