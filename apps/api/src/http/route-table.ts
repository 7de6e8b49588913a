import type { Express, RequestHandler } from 'express';
import { NotFound } from './app-error';
import { MethodNotAllowed } from './to-app-error';

/** What we use of a layer of Express's router. */
interface RouteLayer {
  route?: { methods: Record<string, boolean> };
  match(path: string): boolean;
}

function methodsOf(app: Express, path: string): string[] {
  const layers = app.router.stack as unknown as RouteLayer[];
  const methods = layers
    .filter((layer) => layer.route && layer.match(path))
    .flatMap(({ route }) => Object.keys(route?.methods ?? {}))
    .map((method) => method.toUpperCase());
  return [...new Set(methods.includes('GET') ? [...methods, 'HEAD'] : methods)].sort();
}

/** Answers 404 and 405 before anything is read or decided for the request; Express itself has no 405. */
export function refuseUnknownRoutes(app: Express): RequestHandler {
  return (request, _response, next) => {
    const allowed = methodsOf(app, request.baseUrl + request.path);
    if (allowed.length === 0) next(new NotFound());
    else if (allowed.includes(request.method)) next();
    else next(new MethodNotAllowed(allowed));
  };
}
