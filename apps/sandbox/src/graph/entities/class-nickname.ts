import type { Class } from '../../tenant/entities';

/** The nickname School Data Sync gives the group behind a class. */
export function classNicknameOf({ externalId }: Class): string {
  return `Section_${externalId.replace(/[^A-Za-z0-9._-]/g, '')}`;
}
