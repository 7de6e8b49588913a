import { AdminOnlyRefused } from '../../http';
import type { MicrosoftAccount, SessionUser } from '../auth';

/** The administrator who acts, for the audit log too. */
export function administratorOf({ microsoft }: SessionUser): MicrosoftAccount {
  if (!microsoft) throw new AdminOnlyRefused();
  return microsoft;
}

/** The tenant an administrator acts on: the own one, whatever the request says (S-12). */
export const tenantOf = (user: SessionUser): string => administratorOf(user).tenantId;
