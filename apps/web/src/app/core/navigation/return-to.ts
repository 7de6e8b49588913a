/** Returns the path only if it stays inside this app: browsers treat `//host` and `/\host` as other hosts. */
export function safeReturnTo(path: string | null | undefined): string | undefined {
  return path && /^\/(?![/\\])/.test(path) && !path.startsWith('/sign-in') ? path : undefined;
}

/** The URL that starts the Microsoft sign-in. */
export function microsoftLoginAddress(options: {
  returnTo?: string | undefined;
  loginHint?: string | undefined;
}): string {
  const query = new URLSearchParams();
  if (options.returnTo) query.set('returnTo', options.returnTo);
  if (options.loginHint) query.set('loginHint', options.loginHint);
  const text = query.toString();
  return `/auth/microsoft/login${text ? `?${text}` : ''}`;
}
