import { nicknameOf } from './class-names';
import type { Class } from './entities';
import type { Tenant } from './tenant';

/** The class whose group has a nickname, in any case; the first one, should ids differ in their signs only. */
export function findClassByNickname({ roster }: Tenant, nickname: string): Class | undefined {
  const wanted = nickname.toLowerCase();
  return roster.data.classes.find((item) => nicknameOf(item).toLowerCase() === wanted);
}
