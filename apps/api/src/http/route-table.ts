import type { Express, RequestHandler } from 'express';
import { NotFound } from './errors/app-error';
import { MethodNotAllowed } from './errors/to-app-error';

/** The part of an Express router layer that we use. */
interface RouteLayer {
  route?: { path: string; methods: Record<string, boolean> };
  match(path: string): boolean;
}

const layersOf = (app: Express) => app.router.stack as unknown as RouteLayer[];

const firstPart = (path: string) => path.split('/', 2)[1];

function methodsOf(app: Express, path: string): string[] {
  const methods = layersOf(app)
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

/** Whether a path begins like one of the declared routes: it is the server's then, whether found or not. */
export const belongsToServer = (app: Express, path: string): boolean =>
  layersOf(app).some(({ route }) => route && firstPart(route.path) === firstPart(path));
