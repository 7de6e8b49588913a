import { inject } from '@angular/core';
import { RedirectCommand, Router, type CanActivateFn } from '@angular/router';
import { SessionStore } from './session-store';

/** Home (AUTH-7): the API says which page this person's next one is. */
export const goHome: CanActivateFn = async () => {
  const router = inject(Router);
  const session = await inject(SessionStore).load();
  return router.parseUrl(session.next);
};

/** Sign-in and register are for those who are not signed in; a failed sign-in is told to anybody. */
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

/** Pages of the education tenant: both accounts must be joined. */
export const linkedUsersOnly: CanActivateFn = async (_route, state) => {
  const router = inject(Router);
  const session = await inject(SessionStore).load();
  if (!session.authenticated) return signIn(router, state.url);
  return session.linked || router.parseUrl('/link');
};

/** Administrators need no link (LINK-6). */
export const adminOnly: CanActivateFn = async (_route, state) => {
  const router = inject(Router);
  const session = await inject(SessionStore).load();
  if (!session.authenticated) return signIn(router, state.url);
  if (session.user?.roles.includes('Admin')) return true;
  return new RedirectCommand(router.parseUrl('/forbidden'), { skipLocationChange: true });
};

/** For pages anybody may see: the app bar names who is signed in. Without an answer the page comes all the same. */
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
