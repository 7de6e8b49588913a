import type { RequestHandler } from 'express';
import session from 'express-session';
import type { SessionStore } from './session.store';

/** Attaches the session to a request; nothing is stored for a browser with nothing to remember. */
export function createSessionMiddleware(
  store: SessionStore,
  { secret, name, isSecure }: { secret: string; name: string; isSecure: boolean },
): RequestHandler {
  const handle = session({
    name,
    secret,
    store,
    resave: false,
    saveUninitialized: false,
    // Using a session extends its "remember me" cookie, like its row.
    rolling: true,
    cookie: { httpOnly: true, sameSite: 'lax', secure: isSecure, path: '/' },
  });

  return (request, response, next) => {
    // express-session sets no cookie on an insecure connection. What counts is how browsers reach us, not the last hop.
    if (isSecure) Object.defineProperty(request, 'secure', { value: true });
    handle(request, response, next);
  };
}
