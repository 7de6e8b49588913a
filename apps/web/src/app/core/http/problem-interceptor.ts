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
import { problemOf } from '../problem/problem';
import { ProblemRoutes } from './problem-routes';

/**
 * Handles in one place the problems every screen has in common. An ended session leads to sign-in, a required Microsoft
 * sign-in to its dialog, and missing consent or a missing link to its page. A stale CSRF token is renewed and the
 * request retried. Callers still get the error.
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

/** GET /session renews the token cookie; the retried request needs the new token in its header too. */
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
