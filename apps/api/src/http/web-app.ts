import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { extname, join } from 'node:path';
import type { RequestHandler } from 'express';
import expressStaticGzip from 'express-static-gzip';
import { webPolicy } from './security-headers';

const placeholder = '__CSP_NONCE__';
/** Names the build gives a hash of their content, which therefore never changes. */
const hashed = /-[\w-]{8}\.(js|css|woff2)(\.br|\.gz)?$/;
const serverPaths = /^\/(api|auth|health|oauth|metrics|ims)(\/|$)/;

function setCaching(response: ServerResponse, path: string): void {
  const caching = hashed.test(path)
    ? 'public, max-age=31536000, immutable'
    : 'public, max-age=3600';
  response.setHeader('Cache-Control', caching);
}

/** Leaves what is the server's to the routes; answers a missing file itself, never with the page. */
const pages =
  (template: string): RequestHandler =>
  (request, response, next) => {
    const isRead = request.method === 'GET' || request.method === 'HEAD';
    if (!isRead || serverPaths.test(request.path) || extname(request.path)) {
      next();
      return;
    }
    const nonce = randomBytes(16).toString('base64');
    response.setHeader('Content-Security-Policy', webPolicy(nonce));
    response.setHeader('Cache-Control', 'no-store');
    response.type('html').send(template.replaceAll(placeholder, nonce));
  };

/**
 * Serves the built SPA: its files, precompressed where the build did so, and index.html for every address of a page.
 * @returns nothing to mount where it is not built
 */
export function createWebApp(root: string): RequestHandler[] {
  const index = join(root, 'index.html');
  if (!existsSync(index)) return [];
  const files = expressStaticGzip(root, {
    enableBrotli: true,
    orderPreference: ['br', 'gz'],
    index: false,
    serveStatic: { setHeaders: setCaching, redirect: false },
  });
  // Read once: after a new build the old page's file names are gone anyhow.
  const page = pages(readFileSync(index, 'utf8'));
  const file: RequestHandler = (request, response, next) => {
    // The template is not a file to be had: without its nonce no style would load.
    if (serverPaths.test(request.path) || request.path === '/index.html') next();
    else files(request, response, next);
  };
  return [file, page];
}
