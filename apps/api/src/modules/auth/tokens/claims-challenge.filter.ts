import { Catch, type ArgumentsHost } from '@nestjs/common';
import type { Request } from 'express';
import { MicrosoftLoginRequired, ProblemFilter } from '../../../http';

declare module 'express-session' {
  interface SessionData {
    /** What Microsoft wants proved at the next sign-in (a claims challenge). */
    claimsChallenge?: string;
  }
}

/**
 * Stores Microsoft's claims challenge for the sign-in that has to answer it; the browser never sees it (AUTH-5). This is
 * a filter because guards request tokens too.
 */
@Catch(MicrosoftLoginRequired)
export class ClaimsChallengeFilter extends ProblemFilter {
  override catch(error: MicrosoftLoginRequired, host: ArgumentsHost): void {
    const { session } = host.switchToHttp().getRequest<Partial<Request>>();
    if (error.claims && session) session.claimsChallenge = error.claims;
    super.catch(error, host);
  }
}
