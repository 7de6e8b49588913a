import type { Response } from 'express';

/** Does something just before the headers leave, once; whoever answers, with whatever status. */
export function beforeHeaders(response: Response, action: () => void): void {
  const writeHead = response.writeHead;
  let isDone = false;
  response.writeHead = function (this: Response, ...parameters: unknown[]) {
    if (!isDone) {
      isDone = true;
      action();
    }
    return Reflect.apply(writeHead, this, parameters) as Response;
  } as typeof writeHead;
}
