const longest = 1024;
/** The server's own prefixes; everything else is a page of the SPA. */
const serverPaths = /^\/(api|auth|oauth|health|metrics)(\/|$)/i;
const nowhere = 'http://app.invalid';

/** Browsers drop tabs and line breaks from a URL, and treat a backslash as a slash. */
const isOdd = (character: string): boolean => {
  const code = character.charCodeAt(0);
  return code <= 0x20 || code === 0x7f || character === '\\';
};

/** The page to return to, if it is one of this app's: a path, never another origin (S-9). */
export function safeReturnTo(value: unknown): string | undefined {
  if (typeof value !== 'string' || value.length > longest) return undefined;
  if (!value.startsWith('/') || [...value].some(isOdd)) return undefined;
  if (!URL.canParse(value, nowhere)) return undefined;
  const { origin, pathname } = new URL(value, nowhere);
  // `/..//host` is a path here, but another host to anything that shortens it first.
  const isOurs = origin === nowhere && !pathname.startsWith('//') && !serverPaths.test(pathname);
  return isOurs ? value : undefined;
}
