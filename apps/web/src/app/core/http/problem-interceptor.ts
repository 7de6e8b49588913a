import {
  HttpErrorResponse,
  HttpXsrfTokenExtractor,
  type HttpHandlerFn,
  type HttpInterceptorFn,
  type HttpRequest,
} from '@angular/common/http';
import { inject, Injector } from '@angular/core';
import { catchError, from, switchMap, throwError } from 'rxjs';
import { SessionStore } from '../session/session-store';
import { problemOf } from './problem';
import { ProblemRoutes } from './problem-routes';

/**
 * What every screen would do with a problem, done once: a session that ended leads to sign-in, a sign-in Microsoft wants
 * again to its dialog, a missing consent or link to its page; a stale CSRF token is renewed and the request sent again.
 * The error goes on to the caller all the same.
 */
export const problemInterceptor: HttpInterceptorFn = (request, next) => {
  if (!request.url.startsWith('/api/')) return next(request);
  const injector = inject(Injector);
  return next(request).pipe(
    catchError((error: unknown) => {
      const problem = problemOf(error);
      if (problem.code === 'csrf_failed') return retryWithFreshToken(request, next, injector);
      if (error instanceof HttpErrorResponse) injector.get(ProblemRoutes).follow(problem);
      return throwError(() => error);
    }),
  );
};

/** GET /session sets the token's cookie anew; the request carries the header of the old one, so it is replaced. */
function retryWithFreshToken(
  request: HttpRequest<unknown>,
  next: HttpHandlerFn,
  injector: Injector,
) {
  return from(injector.get(SessionStore).reload()).pipe(
    switchMap(() => {
      const token = injector.get(HttpXsrfTokenExtractor).getToken();
      return next(token ? request.clone({ setHeaders: { 'X-XSRF-TOKEN': token } }) : request);
    }),
  );
}
