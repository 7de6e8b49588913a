import type { RequestHandler } from 'express';
import helmet from 'helmet';

const common = ["object-src 'none'", "base-uri 'self'", "frame-ancestors 'none'"];

/** For what is no page: nothing in it may load or run anything. */
const closedPolicy = "default-src 'none'; frame-ancestors 'none'";

/** For the SPA: scripts of ours alone, and the styles Angular writes with this answer's nonce. */
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

/** For the page of the API's description, whose style sheet has its pictures in it. */
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

/** For answers about a person, unless a route knows better. */
export const noStore: RequestHandler = (_request, response, next) => {
  response.setHeader('Cache-Control', 'no-store');
  next();
};

/** @param isSecure whether browsers reach us by https, and should never try without again */
export function securityHeaders(isSecure: boolean): RequestHandler[] {
  return [
    helmet({
      contentSecurityPolicy: false,
      strictTransportSecurity: isSecure && { maxAge: 31_536_000, includeSubDomains: false },
      // With `no-referrer`, browsers would send `Origin: null` in forms, which CSRF refuses.
      referrerPolicy: { policy: 'same-origin' },
      xFrameOptions: { action: 'deny' },
    }),
    policyHeader,
  ];
}
