import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { Express } from 'express';
import type { DestinationStream } from 'pino';
import { AppModule } from './app.module';
import type { ApiConfig } from './config/config.module';
import {
  createCsrfMiddleware,
  createFrontMiddleware,
  createLogger,
  createNestLogger,
  forPeople,
  HandlerTimingInterceptor,
  HttpServer,
  noStore,
  PublicUrl,
  serverLimits,
  type ServerLimits,
} from './http';
import {
  createSessionMiddleware,
  refuseAmbiguous,
  sessionCookieName,
  SessionStore,
} from './modules/auth';
import { ApiDescription } from './operations/api-description';

/** What needs a session: the JSON routes and the redirects. */
const withSession = ['/api/v1', '/auth'];

export interface AppOptions {
  /** Where the built SPA is; without it only the API answers. */
  webRoot?: string;
  /** Where log lines go instead of standard output. */
  logs?: DestinationStream;
  /** In place of `serverLimits`. */
  limits?: ServerLimits;
}

/** The application with its middleware, in the order a request passes through; not listening yet. */
export async function createApp(
  config: ApiConfig,
  { webRoot, logs, limits = serverLimits }: AppOptions = {},
): Promise<NestExpressApplication> {
  const logger = createLogger(config.LOG_LEVEL, logs);
  const app = await NestFactory.create<NestExpressApplication>(
    AppModule.forRoot(config),
    new HttpServer(limits),
    { logger: createNestLogger(logger), bodyParser: false, abortOnError: false },
  );
  const publicUrl = app.get(PublicUrl);
  const { isSecure } = publicUrl;
  const express = app.getHttpAdapter().getInstance() as Express;
  app.disable('x-powered-by');
  app.set('trust proxy', config.TRUST_PROXY);
  const reportsTimings = config.DEMO_HELPER;
  const { pace } = limits;
  app.use(...createFrontMiddleware(express, { logger, isSecure, reportsTimings, pace, webRoot }));
  const sessions = app.get(SessionStore);
  const secret = config.SESSION_SECRET;
  const name = publicUrl.cookieName(sessionCookieName);
  app.use(withSession, noStore);
  app.use(withSession, refuseAmbiguous(name));
  const session = createSessionMiddleware(sessions, { secret, name, isSecure });
  app.use(withSession, forPeople(session));
  app.use(withSession, forPeople(createCsrfMiddleware(secret, publicUrl)));
  if (reportsTimings) app.useGlobalInterceptors(new HandlerTimingInterceptor());
  app.get(ApiDescription).describes(app);
  return app;
}
