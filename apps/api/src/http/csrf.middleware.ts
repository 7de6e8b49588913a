import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Request, RequestHandler } from 'express';
import { AppError } from './app-error';
import { beforeHeaders } from './before-headers';
import type { PublicUrl } from './public-url';
import { readCookie } from './read-cookie';

const cookieName = 'XSRF-TOKEN';
const headerName = 'X-XSRF-TOKEN';
const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS']);

/** The request could have been made by another site (S-13). */
export class CsrfFailed extends AppError {
  constructor() {
    super('csrf_failed', 403, 'This page is out of date. Reload it and try again.');
  }
}

/** What a token belongs to: the session, or nobody as long as nothing is stored for this browser. */
function bindingOf(request: Request): string {
  const { session, sessionID } = request;
  const isStored = session && Object.keys(session).some((key) => key !== 'cookie');
  return isStored ? `session ${sessionID}` : 'anonymous';
}

/** Signed tokens bound to a session: OWASP's signed double submit. */
class CsrfTokens {
  constructor(private readonly secret: string) {}

  issue(request: Request): string {
    const random = randomBytes(16).toString('base64url');
    return `${random}.${this.sign(random, request)}`;
  }

  isValid(token: string | undefined, request: Request): token is string {
    const [random, signature] = token?.split('.') ?? [];
    if (!random || !signature) return false;
    const expected = Buffer.from(this.sign(random, request));
    const given = Buffer.from(signature);
    return given.length === expected.length && timingSafeEqual(given, expected);
  }

  private sign(random: string, request: Request): string {
    const message = `${bindingOf(request)} ${random}`;
    return createHmac('sha256', this.secret).update(message).digest('base64url');
  }
}

/** Whether the browser says itself that another site sent this. */
function isForeign(request: Request, publicUrl: PublicUrl): boolean {
  const site = request.headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return true;
  const { origin } = request.headers;
  return origin !== undefined && origin !== publicUrl.origin;
}

/**
 * Refuses unsafe requests that don't carry our token, Angular's way: cookie `XSRF-TOKEN`, header `X-XSRF-TOKEN`. Any
 * answer hands out a new token when the browser's does not fit its session, so clients go on after the id changes.
 */
export function createCsrfMiddleware(secret: string, publicUrl: PublicUrl): RequestHandler {
  const tokens = new CsrfTokens(createHmac('sha256', secret).update('csrf').digest('hex'));
  return (request, response, next) => {
    const cookie = readCookie(request, cookieName);
    beforeHeaders(response, () => {
      if (tokens.isValid(cookie, request)) return;
      const options = { sameSite: 'lax', secure: publicUrl.isSecure, path: '/' } as const;
      response.cookie(cookieName, tokens.issue(request), options);
    });
    if (safeMethods.has(request.method)) next();
    else if (isForeign(request, publicUrl)) next(new CsrfFailed());
    else if (request.get(headerName) !== cookie || !tokens.isValid(cookie, request))
      next(new CsrfFailed());
    else next();
  };
}
