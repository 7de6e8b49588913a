import type { Class } from './entities';

/** The nickname School Data Sync gives the group behind a class. */
export function nicknameOf({ externalId }: Class): string {
  return `Section_${externalId.replace(/[^A-Za-z0-9._-]/g, '')}`;
}

/** The address of the group's mailbox. */
export function mailOf(item: Class, domain: string): string {
  return `${nicknameOf(item)}@${domain}`;
}
