import type { IncomingMessage } from 'node:http';
import type { Request, RequestHandler, Response } from 'express';
import { AppError } from '../errors/app-error';
import { answerProblem } from '../errors/problem.filter';
import { hasBody } from './has-body';
import { Patience } from './patience';

export interface PaceLimits {
  /** Longest silence allowed, in milliseconds, which is also the total for a sender below the rate. */
  patience: number;
  /** Bytes per second that a body must arrive at. */
  leastRate: number;
  /** Milliseconds between checks of a body. */
  every: number;
}

/** The rate of the slowest lines that can still transfer a file: 64 kbit/s. */
export const paceLimits: PaceLimits = { patience: 10_000, leastRate: 8_000, every: 1_000 };

/** The body didn't arrive, or arrived too slowly. */
class RequestTimeout extends AppError {
  constructor() {
    super('request_timeout', 408, 'The request took too long to arrive. Try again.');
  }
}

const patienceOf = new WeakMap<IncomingMessage, Patience>();

/** Allows a body's sender longer silences, as on an unstable connection. */
export function allowSilence(request: IncomingMessage, milliseconds: number): void {
  patienceOf.get(request)?.grow(milliseconds);
}

/** The connection's bytes since it was last checked. */
class Arrivals {
  private seen: number;

  constructor(private readonly request: Request) {
    this.seen = request.socket.bytesRead;
  }

  take(): number {
    const { bytesRead } = this.request.socket;
    const bytes = bytesRead - this.seen;
    this.seen = bytesRead;
    return bytes;
  }
}

/**
 * Ends requests whose body doesn't arrive at the minimum rate, whatever their route and even if already answered: a
 * half-sent one would keep its connection. Time counts only while there is nothing here waiting to be read.
 */
export function createBodyPace({ patience: most, leastRate, every }: PaceLimits): RequestHandler {
  const watch = (request: Request, response: Response) => {
    const patience = new Patience(most, leastRate);
    patienceOf.set(request, patience);
    const arrivals = new Arrivals(request);
    const timer = setInterval(() => {
      const isOver = request.complete || request.socket.destroyed;
      // Anything that arrives after the response is useless, however fast.
      const bytes = response.writableEnded ? 0 : arrivals.take();
      const isWaiting = response.writableEnded || request.readableLength === 0;
      const isTooLate = !isOver && isWaiting && !patience.wait(every, bytes);
      if (isOver || isTooLate) clearInterval(timer);
      if (isTooLate) giveUp(request, response);
    }, every).unref();
  };
  return (request, response, next) => {
    if (hasBody(request)) watch(request, response);
    next();
  };
}

function giveUp(request: Request, response: Response): void {
  if (response.headersSent) {
    request.socket.destroy();
    return;
  }
  // This closes the connection once the response has been sent.
  response.setHeader('Connection', 'close');
  answerProblem(response, new RequestTimeout());
}
