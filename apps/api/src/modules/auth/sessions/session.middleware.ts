import type { RequestHandler } from 'express';
import session from 'express-session';
import { sessionCookieName } from './session-lifetime';
import type { SessionStore } from './session.store';

/** The session of the request; nothing is stored for a browser that has nothing to remember. */
export function createSessionMiddleware(
  store: SessionStore,
  { secret, isSecure }: { secret: string; isSecure: boolean },
): RequestHandler {
  const handle = session({
    name: sessionCookieName,
    secret,
    store,
    resave: false,
    saveUninitialized: false,
    // The cookie of "remember me" moves on with use, as the row does.
    rolling: true,
    cookie: { httpOnly: true, sameSite: 'lax', secure: isSecure, path: '/' },
  });

  return (request, response, next) => {
    // The session is kept from a connection that isn't secure. What counts is how browsers reach us, not this last hop.
    if (isSecure) Object.defineProperty(request, 'secure', { value: true });
    handle(request, response, next);
  };
}
