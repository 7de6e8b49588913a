import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { extname, join } from 'node:path';
import type { Express, RequestHandler } from 'express';
import expressStaticGzip from 'express-static-gzip';
import { belongsToServer } from './route-table';
import { webPolicy } from './security/security-headers';

const placeholder = '__CSP_NONCE__';
/** File names to which the build adds a hash of their content, which therefore never changes. */
const hashed = /-[\w-]{8}\.(js|css|woff2)(\.br|\.gz)?$/;

function setCaching(response: ServerResponse, path: string): void {
  const caching = hashed.test(path)
    ? 'public, max-age=31536000, immutable'
    : 'public, max-age=3600';
  response.setHeader('Cache-Control', caching);
}

/** Leaves the server's paths to the routes; answers a missing file itself, never with the page. */
const pages =
  (app: Express, template: string): RequestHandler =>
  (request, response, next) => {
    const isRead = request.method === 'GET' || request.method === 'HEAD';
    if (!isRead || belongsToServer(app, request.path) || extname(request.path)) {
      next();
      return;
    }
    const nonce = randomBytes(16).toString('base64');
    response.setHeader('Content-Security-Policy', webPolicy(nonce));
    response.setHeader('Cache-Control', 'no-store');
    response.type('html').send(template.replaceAll(placeholder, nonce));
  };

/**
 * Serves the built SPA: its files, precompressed if the build did that, and index.html for every page URL.
 * @returns nothing to mount if it isn't built
 */
export function createWebApp(app: Express, root: string): RequestHandler[] {
  const index = join(root, 'index.html');
  if (!existsSync(index)) return [];
  const files = expressStaticGzip(root, {
    enableBrotli: true,
    orderPreference: ['br', 'gz'],
    index: false,
    serveStatic: { setHeaders: setCaching, redirect: false },
  });
  // Read only once: after a new build the old page's file names are gone anyway.
  const page = pages(app, readFileSync(index, 'utf8'));
  const file: RequestHandler = (request, response, next) => {
    // The template isn't available as a file: without its nonce no style would load.
    if (belongsToServer(app, request.path) || request.path === '/index.html') next();
    else files(request, response, next);
  };
  return [file, page];
}
