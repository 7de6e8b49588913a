import type { SaveSeating } from '@app/contracts';
import { ValidationFailed } from '../../../http';

interface Issue {
  path: (string | number)[];
  message: string;
}

/**
 * What a schema cannot tell: every student is of the class, and nobody and no desk comes twice (SEAT-2, S-11).
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
    require(!users.has(userId), [...at, 'userId'], 'This student has another seat already');
    require(!positions.has(position), [...at, 'position'], `Desk ${position} is taken already`);
    users.add(userId);
    positions.add(position);
  });
  rules.forEach(({ kind, userIds }, index) => {
    const at = ['rules', index, 'userIds'];
    const isOfClass = userIds.every((id) => studentIds.has(id));
    require(isOfClass, at, 'Not all are students of this class');
    const different = new Set(userIds).size;
    require(different === userIds.length, at, 'A student is named twice');
    require(kind !== 'apart' || different > 1, at, 'Keeping apart takes two');
  });
  if (issues.length > 0) throw new ValidationFailed(issues);
}
