import { AdminOnlyRefused } from '../../../http';
import type { MicrosoftAccount, SessionUser } from '../../auth';

/** The acting administrator, also for the audit log. */
export function administratorOf({ microsoft }: SessionUser): MicrosoftAccount {
  if (!microsoft) throw new AdminOnlyRefused();
  return microsoft;
}

/** The tenant an administrator acts on: their own, whatever the request says (S-12). */
export const tenantOf = (user: SessionUser): string => administratorOf(user).tenantId;
