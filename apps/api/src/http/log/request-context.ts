import { AsyncLocalStorage } from 'node:async_hooks';
import { randomUUID } from 'node:crypto';
import type { RequestHandler } from 'express';

/** One entry of the `Server-Timing` header. */
export interface ServerTiming {
  name: string;
  desc?: string;
  /** Milliseconds. */
  dur?: number;
}

/** What belongs to the request being answered. */
export interface RequestContext {
  readonly requestId: string;
  /** Whether it asks for a change: decisions for it must not rely on cached data. */
  readonly isChange: boolean;
  /** Only where responses report their timings, and only until this one's headers have been sent. */
  serverTimings?: ServerTiming[] | undefined;
}

const storage = new AsyncLocalStorage<RequestContext>();

/** The current request's; undefined in scheduled work. */
export const requestContext = (): RequestContext | undefined => storage.getStore();

/** Adds to the current request's `Server-Timing` header; does nothing outside a request or once it has been answered. */
export function recordServerTiming(timing: ServerTiming): void {
  storage.getStore()?.serverTimings?.push(timing);
}

/** Gives every request an id of our own: one from the client could be used to forge log lines. */
export const openRequestContext: RequestHandler = (request, response, next) => {
  const isChange = !['GET', 'HEAD'].includes(request.method);
  const context: RequestContext = { requestId: randomUUID(), isChange };
  response.setHeader('X-Request-Id', context.requestId);
  storage.run(context, next);
};
