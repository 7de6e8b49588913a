import type { Class } from '../../tenant/roster/entities';
import type { Caller } from '../call/call';
import { denied } from '../../wire/graph-error';

/** Whether a class's people are hidden from the caller: class membership is, from everyone outside. */
export function isOutsider(caller: Caller, item: Class): boolean {
  if (!caller.user || caller.has('Member.Read.Hidden')) return false;
  const { id } = caller.user;
  // An owner manages the members and so sees them, even without being one.
  return !item.memberIds.includes(id) && !item.teacherIds.includes(id);
}

/** Files and conversations are for members only, and an owner may not be one. @throws GraphError 403 */
export function mustBeMember({ user }: Caller, item: Class): void {
  if (user && !item.memberIds.includes(user.id)) throw denied();
}

/** Which of someone's classes the caller may see: all of their own; of others', those the caller is in too. */
export function visibleClasses(
  caller: Caller,
  userId: string,
  classes: readonly Class[],
): readonly Class[] {
  if (caller.user?.id === userId) return classes;
  return classes.filter((item) => !isOutsider(caller, item));
}
