import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { Express } from 'express';
import type { DestinationStream } from 'pino';
import { AppModule } from './app.module';
import type { ApiConfig } from './config/config.module';
import {
  bodyParsers,
  createCsrfMiddleware,
  createFrontMiddleware,
  createLogger,
  HandlerTimingInterceptor,
  noStore,
  PinoLogger,
  PublicUrl,
  trustProxy,
} from './http';
import { createSessionMiddleware, SessionStore } from './modules/auth';
import { ApiDescription } from './operations/api-description';

/** What needs a session: the JSON routes and the redirects. */
const withSession = ['/api/v1', '/auth'];

export interface AppOptions {
  /** Where the built SPA lies; without it only the API answers. */
  webRoot?: string;
  /** Where log lines go, other than to the standard output. */
  logs?: DestinationStream;
}

/** The application with its middleware, in the order a request goes through it; not listening yet. */
export async function createApp(
  config: ApiConfig,
  { webRoot, logs }: AppOptions = {},
): Promise<NestExpressApplication> {
  const logger = createLogger(config.LOG_LEVEL, logs);
  const app = await NestFactory.create<NestExpressApplication>(AppModule.forRoot(config), {
    logger: new PinoLogger(logger),
    bodyParser: false,
    abortOnError: false,
  });
  const publicUrl = app.get(PublicUrl);
  const { isSecure } = publicUrl;
  const express = app.getHttpAdapter().getInstance() as Express;
  app.disable('x-powered-by');
  app.set('trust proxy', trustProxy(config.TRUST_PROXY));
  const tellsTimings = config.DEMO_HELPER;
  app.use(...createFrontMiddleware(express, { logger, isSecure, tellsTimings, webRoot }));
  const sessions = app.get(SessionStore);
  app.use(withSession, noStore);
  app.use(
    withSession,
    createSessionMiddleware(sessions, { secret: config.SESSION_SECRET, isSecure }),
  );
  app.use(withSession, createCsrfMiddleware(config.SESSION_SECRET, publicUrl));
  app.use('/api', ...bodyParsers);
  if (tellsTimings) app.useGlobalInterceptors(new HandlerTimingInterceptor());
  app.get(ApiDescription).describes(app);
  return app;
}
