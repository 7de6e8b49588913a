import { randomBytes } from 'node:crypto';
import type { Request, RequestHandler } from 'express';
import onHeaders from 'on-headers';
import { AppError } from '../errors/app-error';
import { cookiesOf } from '../headers/cookies';
import type { PublicUrl } from './public-url';
import { Signer } from './signer';

const cookieName = 'XSRF-TOKEN';
const headerName = 'X-XSRF-TOKEN';
const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Another site could have made the request (S-13). */
export class CsrfFailed extends AppError {
  constructor() {
    super('csrf_failed', 403, 'This page is out of date. Reload it and try again.');
  }
}

/** What a token belongs to: the session, or no one as long as nothing is stored for this browser. */
function bindingOf(request: Request): string {
  const { session, sessionID } = request;
  const isStored = session && Object.keys(session).some((key) => key !== 'cookie');
  return isStored ? `session ${sessionID}` : 'anonymous';
}

/**
 * Signed tokens bound to a session: OWASP's signed double submit. Not csrf-csrf: it compares signatures with `===` and can't
 * check a cookie without the header, so it would set one with every answer.
 */
class CsrfTokens {
  private readonly signer: Signer;

  constructor(secret: string) {
    this.signer = new Signer(secret, 'csrf');
  }

  issue(request: Request): string {
    const random = randomBytes(16).toString('base64url');
    const signature = this.signer.sign(`${bindingOf(request)} ${random}`);
    return `${random}.${signature}`;
  }

  isValid(token: string | undefined, request: Request): token is string {
    const [random, signature] = token?.split('.') ?? [];
    if (!random || !signature) return false;
    return this.signer.isSigned(`${bindingOf(request)} ${random}`, signature);
  }
}

/** Whether the browser itself says that another site sent this. */
function isForeign(request: Request, publicUrl: PublicUrl): boolean {
  const site = request.headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return true;
  const { origin } = request.headers;
  return origin !== undefined && origin !== publicUrl.origin;
}

/**
 * Refuses unsafe requests that don't carry our token, Angular's way: cookie `XSRF-TOKEN`, header `X-XSRF-TOKEN`. Any
 * response sends a new token when the browser's doesn't match its session, so clients can continue after the id changes.
 * Its name has no prefix because Angular reads the same name everywhere; a planted one is worthless: it matches no other
 * session, and neither another site nor a neighboring host can send the header with it.
 */
export function createCsrfMiddleware(secret: string, publicUrl: PublicUrl): RequestHandler {
  const tokens = new CsrfTokens(secret);
  return (request, response, next) => {
    const cookie = cookiesOf(request)[cookieName];
    onHeaders(response, () => {
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
