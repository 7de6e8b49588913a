import type { MicrosoftSignInError } from '@app/contracts';
import { AppError, LoginRequired } from '../../../http';
import { AccountDeactivated, AlreadyLinked } from '../accounts/account-links';
import type { SignInTrip } from '../round-trips/round-trip';

export type SignInMode = SignInTrip['purpose'];

/** A failed Microsoft sign-in. The browser goes to a page that says why. */
export class SignInFailed extends Error {
  constructor(
    readonly code: MicrosoftSignInError,
    readonly mode: SignInMode,
    readonly details: { cause?: unknown; microsoftAccount?: string } = {},
  ) {
    super(`Microsoft sign-in failed: ${code}`, { cause: details.cause });
    this.name = 'SignInFailed';
  }
}

/** Turns any error into a failure of this sign-in. */
export function toSignInFailed(error: unknown, mode: SignInMode): SignInFailed {
  if (error instanceof SignInFailed) return error;
  if (error instanceof LoginRequired) {
    return new SignInFailed('login_required', 'sign-in', { cause: error });
  }
  if (error instanceof AlreadyLinked) {
    const { microsoftAccount } = error;
    return new SignInFailed('already_linked', mode, { cause: error, microsoftAccount });
  }
  return new SignInFailed(codeOf(error), mode, { cause: error });
}

function codeOf(error: unknown): MicrosoftSignInError {
  if (error instanceof AccountDeactivated) return 'account_deactivated';
  if (!(error instanceof AppError)) return 'sign_in_failed';
  if (error.code === 'graph_unavailable' || error.code === 'consent_required') return error.code;
  return 'sign_in_failed';
}
