import { parseCookie, type Cookies } from 'cookie';
import type { Request } from 'express';

/** A request's cookies by name; the first one if several share a name. */
export const cookiesOf = ({ headers }: Request): Cookies => parseCookie(headers.cookie ?? '');
