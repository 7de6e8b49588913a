/** A place inside this app to come back to, or nothing: `//host` and `/\host` are other hosts to a browser. */
export function safeReturnTo(path: string | null | undefined): string | undefined {
  return path && /^\/(?![/\\])/.test(path) && !path.startsWith('/sign-in') ? path : undefined;
}

/** The address that starts Microsoft's sign-in. */
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
