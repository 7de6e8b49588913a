export { allowSilence } from './body/body-pace';
export { readForm } from './body/read-form';
export { readJson } from './body/read-json';
export { JsonUpTo, routeBodyKey, TakesFile, TakesForm, type RouteBody } from './body/route-body';
export * from './errors/app-error';
export { ProblemFilter } from './errors/problem.filter';
export {
  Malformed,
  PayloadTooLarge,
  toAppError,
  UnsupportedMediaType,
} from './errors/to-app-error';
export { isDatabaseUnavailable, ServiceUnavailable } from './errors/unavailable';
export { cookiesOf } from './headers/cookies';
export { isKnownTag } from './headers/if-none-match';
export { HttpServer, serverLimits, type ServerLimits } from './http-server';
export { HttpModule } from './http.module';
export { readMoment, readPlace, toPage, writePlace, type Place } from './input/cursor';
export { foldId } from './input/fold-id';
export { ValidationFailed } from './input/validation.pipe';
export { HostUnknown, listen, PortTaken } from './listen';
export { HandlerTimingInterceptor } from './log/handler-timing.interceptor';
export { createLogger, createNestLogger } from './log/logger';
export { recordServerTiming, requestContext, type ServerTiming } from './log/request-context';
export { createFrontMiddleware, type FrontOptions } from './middleware';
export { createCsrfMiddleware } from './security/csrf.middleware';
export { forPeople, isFromProgram } from './security/from-program';
export { PublicUrl } from './security/public-url';
export { docsPolicy, noStore } from './security/security-headers';
export { Signer } from './security/signer';
