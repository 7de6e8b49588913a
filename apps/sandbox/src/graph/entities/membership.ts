import type { Class } from '../../tenant/entities';
import type { Caller } from '../call';
import { denied } from '../graph-error';

/** Whether a class's people are hidden from the caller: membership of classes is, from everyone outside. */
export function isOutsider(caller: Caller, item: Class): boolean {
  if (!caller.user || caller.has('Member.Read.Hidden')) return false;
  const { id } = caller.user;
  // An owner manages the members and so sees them, without being one.
  return !item.memberIds.includes(id) && !item.teacherIds.includes(id);
}

/** Files and conversations are for members only, which an owner need not be. @throws GraphError 403 */
export function mustBeMember({ user }: Caller, item: Class): void {
  if (user && !item.memberIds.includes(user.id)) throw denied();
}

/** The classes of someone that the caller may know of: one's own all, of others the ones one is in oneself. */
export function visibleClasses(
  caller: Caller,
  userId: string,
  classes: readonly Class[],
): readonly Class[] {
  if (caller.user?.id === userId) return classes;
  return classes.filter((item) => !isOutsider(caller, item));
}
