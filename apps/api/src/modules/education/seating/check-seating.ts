import type { SaveSeating } from '@app/contracts';
import { ValidationFailed } from '../../../http';

interface Issue {
  path: (string | number)[];
  message: string;
}

/**
 * Checks what a schema can't: all students are in the class, and no student or desk appears twice (SEAT-2, S-11).
 * @throws ValidationFailed naming each seat and rule at fault
 */
export function checkSeating({ seats, rules = [] }: SaveSeating, studentIds: ReadonlySet<string>) {
  const issues: Issue[] = [];
  const users = new Set<string>();
  const positions = new Set<number>();
  const require = (isFine: boolean, path: Issue['path'], message: string) => {
    if (!isFine) issues.push({ path, message });
  };
  seats.forEach(({ userId, position }, index) => {
    const at = ['seats', index];
    require(studentIds.has(userId), [...at, 'userId'], 'Not a student of this class');
    require(!users.has(userId), [...at, 'userId'], 'This student already has a seat');
    require(!positions.has(position), [...at, 'position'], `Desk ${position} is already taken`);
    users.add(userId);
    positions.add(position);
  });
  rules.forEach(({ kind, userIds }, index) => {
    const at = ['rules', index, 'userIds'];
    const isOfClass = userIds.every((id) => studentIds.has(id));
    require(isOfClass, at, 'Not all of them are students of this class');
    const different = new Set(userIds).size;
    require(different === userIds.length, at, 'A student is named twice');
    require(kind !== 'apart' || different > 1, at, 'Keeping apart takes two students');
  });
  if (issues.length > 0) throw new ValidationFailed(issues);
}
