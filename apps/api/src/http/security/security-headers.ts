import type { RequestHandler } from 'express';
import helmet from 'helmet';

const common = ["object-src 'none'", "base-uri 'self'", "frame-ancestors 'none'"];

/** For anything that isn't a page: nothing in it may load or run anything. */
const closedPolicy = "default-src 'none'; frame-ancestors 'none'";

/** For the SPA: only our own scripts, and the styles Angular writes with this response's nonce. */
export const webPolicy = (nonce: string) =>
  [
    "default-src 'self'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "form-action 'self'",
    ...common,
    "require-trusted-types-for 'script'",
    'trusted-types angular angular#components angular#unsafe-bypass angular#bundler',
  ].join('; ');

/** For the API documentation page, whose style sheet contains its pictures. */
export const docsPolicy = (nonce: string) =>
  [
    "default-src 'none'",
    `script-src 'nonce-${nonce}'`,
    "style-src 'self'",
    "img-src 'self' data:",
    "connect-src 'self'",
    "form-action 'none'",
    ...common,
  ].join('; ');

const policyHeader: RequestHandler = (_request, response, next) => {
  response.setHeader('Content-Security-Policy', closedPolicy);
  next();
};

/** For responses about a person, unless a route knows better. */
export const noStore: RequestHandler = (_request, response, next) => {
  response.setHeader('Cache-Control', 'no-store');
  next();
};

/** @param isSecure whether browsers reach us over https, and should never again try without it */
export function securityHeaders(isSecure: boolean): RequestHandler[] {
  return [
    helmet({
      contentSecurityPolicy: false,
      strictTransportSecurity: isSecure && { maxAge: 31_536_000, includeSubDomains: true },
      // With `no-referrer`, browsers would send `Origin: null` in forms, which CSRF refuses.
      referrerPolicy: { policy: 'same-origin' },
      xFrameOptions: { action: 'deny' },
    }),
    policyHeader,
  ];
}
