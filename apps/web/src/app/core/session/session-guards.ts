import { inject } from '@angular/core';
import { RedirectCommand, Router, type CanActivateFn } from '@angular/router';
import { SessionStore } from './session-store';

/** Home (AUTH-7): redirects to the page the API names as the user's next one. */
export const goHome: CanActivateFn = async () => {
  const router = inject(Router);
  const session = await inject(SessionStore).load();
  return router.parseUrl(session.next);
};

/** Sign-in and register are for signed-out users only, but anyone may see a sign-in error. */
export const signedOutOnly: CanActivateFn = async (route) => {
  const router = inject(Router);
  const session = await inject(SessionStore).load();
  if (!session.authenticated || route.queryParamMap.has('error')) return true;
  return router.parseUrl(session.next);
};

export const loginRequired: CanActivateFn = async (_route, state) => {
  const router = inject(Router);
  const session = await inject(SessionStore).load();
  return session.authenticated || signIn(router, state.url);
};

/** Education pages require linked accounts. */
export const linkedUsersOnly: CanActivateFn = async (_route, state) => {
  const router = inject(Router);
  const session = await inject(SessionStore).load();
  if (!session.authenticated) return signIn(router, state.url);
  return session.linked || router.parseUrl('/link');
};

/** Administrators don't need a link (LINK-6). */
export const adminOnly: CanActivateFn = async (_route, state) => {
  const router = inject(Router);
  const session = await inject(SessionStore).load();
  if (!session.authenticated) return signIn(router, state.url);
  if (session.user?.roles.includes('Admin')) return true;
  return new RedirectCommand(router.parseUrl('/forbidden'), { skipLocationChange: true });
};

/** For public pages: loads the session for the app bar, but shows the page even if that fails. */
export const sessionKnown: CanActivateFn = async () => {
  await inject(SessionStore)
    .load()
    .catch(() => undefined);
  return true;
};

function signIn(router: Router, returnTo: string) {
  return router.createUrlTree(['/sign-in'], {
    queryParams: returnTo === '/' ? {} : { returnTo },
  });
}
