import type { Request } from 'express';
import { AdminOnlyRefused, AppError, MicrosoftLoginRequired } from '../../../http';
import type { MicrosoftAccount } from '../accounts/microsoft-account';
import type { AuthLog } from '../sessions/auth-log';
import type { SessionUser } from '../sessions/session-user';

/** @throws AdminOnlyRefused, MicrosoftLoginRequired; the latter sends an administrator to Microsoft and back */
export function requireAdministrator({ microsoft, administration }: SessionUser): MicrosoftAccount {
  if (!microsoft || !administration) throw new AdminOnlyRefused();
  if (administration !== 'open') throw new MicrosoftLoginRequired();
  return microsoft;
}

/** Same for a request to the administration; rejections are logged. */
export function enterAdministration(
  user: SessionUser,
  request: Request,
  log: AuthLog,
): MicrosoftAccount {
  try {
    return requireAdministrator(user);
  } catch (error) {
    const { tenantId, objectId } = user.microsoft ?? {};
    const reason = error instanceof AppError ? error.code : '';
    const who = { userId: user.local?.id, tenantId, objectId };
    log.write('administration.refused', request, { ...who, reason });
    throw error;
  }
}
