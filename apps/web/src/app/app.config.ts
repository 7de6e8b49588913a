import { provideHttpClient, withInterceptors, withXsrfConfiguration } from '@angular/common/http';
import { inject, provideBrowserGlobalErrorListeners, type ApplicationConfig } from '@angular/core';
import {
  provideRouter,
  RedirectCommand,
  Router,
  TitleStrategy,
  withComponentInputBinding,
  withInMemoryScrolling,
  withNavigationErrorHandler,
  withRouterConfig,
} from '@angular/router';
import { routes } from './app.routes';
import { PageTitle, problemInterceptor } from './core';

/** Replaces a page whose code or session failed to load with an error page, without changing the URL. */
function showLoadFailure() {
  const router = inject(Router);
  return new RedirectCommand(router.parseUrl('/load-failed'), { skipLocationChange: true });
}

export const appConfig: ApplicationConfig = {
  providers: [
    provideBrowserGlobalErrorListeners(),
    provideHttpClient(
      withInterceptors([problemInterceptor]),
      withXsrfConfiguration({ cookieName: 'XSRF-TOKEN', headerName: 'X-XSRF-TOKEN' }),
    ),
    provideRouter(
      routes,
      withComponentInputBinding(),
      // Restores the browser history when someone goes Back and then decides to stay.
      withRouterConfig({ canceledNavigationResolution: 'computed' }),
      withInMemoryScrolling({ scrollPositionRestoration: 'enabled' }),
      withNavigationErrorHandler(showLoadFailure),
    ),
    { provide: TitleStrategy, useExisting: PageTitle },
  ],
};
