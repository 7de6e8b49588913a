import type { Request, RequestHandler } from 'express';

/** Whether a program calls the API, not a person's browser: it sends credentials of its own with every request. */
export const isFromProgram = ({ headers, originalUrl }: Request): boolean =>
  headers.authorization !== undefined && originalUrl.startsWith('/api/v1/');

/** Programs have no session, and no cookie that another site could abuse. */
export const forPeople =
  (handle: RequestHandler): RequestHandler =>
  (request, response, next) => {
    if (isFromProgram(request)) next();
    else void handle(request, response, next);
  };
