import { nicknameOf } from './roster/class-names';
import type { Class } from './roster/entities';
import type { Tenant } from './tenant';

/** The class whose group has a nickname, case-insensitive; the first one if ids differ only in punctuation. */
export function findClassByNickname({ classes }: Tenant, nickname: string): Class | undefined {
  const wanted = nickname.toLowerCase();
  for (const id of classes.ids) {
    const item = classes.find(id);
    if (item && nicknameOf(item).toLowerCase() === wanted) return item;
  }
  return undefined;
}
