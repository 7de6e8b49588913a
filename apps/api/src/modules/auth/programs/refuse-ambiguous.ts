import type { RequestHandler } from 'express';
import { cookiesOf, isFromProgram } from '../../../http';
import { AmbiguousCredentials } from './oauth-error';

/** Refuses requests that come from a person and a program at once. */
export const refuseAmbiguous =
  (sessionCookie: string): RequestHandler =>
  (request, _response, next) => {
    const isBoth = isFromProgram(request) && sessionCookie in cookiesOf(request);
    next(isBoth ? new AmbiguousCredentials() : undefined);
  };
