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

/** What belongs to the request that is being answered. */
export interface RequestContext {
  readonly requestId: string;
  /** Only where answers tell their timings, and only until the headers of this one have left. */
  serverTimings?: ServerTiming[] | undefined;
}

const storage = new AsyncLocalStorage<RequestContext>();

/** The running request's; undefined in scheduled work. */
export const requestContext = (): RequestContext | undefined => storage.getStore();

/** Adds to the running request's `Server-Timing` header; does nothing outside a request, nor once that is answered. */
export function recordServerTiming(timing: ServerTiming): void {
  storage.getStore()?.serverTimings?.push(timing);
}

/** Gives every request an id of our own: one sent by a client could be used to forge log lines. */
export const openRequestContext: RequestHandler = (_request, response, next) => {
  const context: RequestContext = { requestId: randomUUID() };
  response.setHeader('X-Request-Id', context.requestId);
  storage.run(context, next);
};
