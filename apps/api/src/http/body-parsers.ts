import { json, type NextFunction, type RequestHandler } from 'express';
import { Malformed, PayloadTooLarge, UnsupportedMediaType } from './to-app-error';

/** Of a JSON body; files come as streams of their own. */
const limit = '100kb';
/** Of a seating chart: one that is far too long is to be told what is wrong with it. */
const chartLimit = '1mb';
const chartPath = /^\/v1\/classes\/[^/]+\/seating\/?$/;
/** Whose body is a file of any kind, which goes on as it comes (ASG-6). In any case, as routes are matched. */
const filePath =
  /^\/v1\/classes\/[^/]+\/assignments\/[^/]+\/(?:submissions\/mine\/)?resources\/?$/i;

const hasBody = (headers: Record<string, unknown>) =>
  headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;

/** JSON is the only kind of body the JSON routes take: what a form of another site sends is something else. */
const requireJson: RequestHandler = (request, _response, next) => {
  if (hasBody(request.headers) && !request.is('json')) next(new UnsupportedMediaType());
  else next();
};

/** Left to itself the parser puts replacement characters where the text is not UTF-8. */
function refuseBrokenText(_request: unknown, _response: unknown, body: Buffer): void {
  new TextDecoder('utf-8', { fatal: true }).decode(body);
}

const parseJson = json({ limit, type: 'json', verify: refuseBrokenText });
const parseChart = json({ limit: chartLimit, type: 'json', verify: refuseBrokenText });

/** The parser's errors name their status, except that it takes what `verify` throws for a 403. */
function toBodyError(error: unknown) {
  const { status } = error as { status?: unknown };
  if (status === 413) return new PayloadTooLarge(error);
  if (status === 415) return new UnsupportedMediaType(error);
  return new Malformed(error);
}

const parseBody: RequestHandler = (request, response, next: NextFunction) => {
  const parse = chartPath.test(request.path) ? parseChart : parseJson;
  parse(request, response, (error?: unknown) => {
    if (error) next(toBodyError(error));
    else next();
  });
};

const exceptFiles =
  (handler: RequestHandler): RequestHandler =>
  (request, response, next) => {
    if (request.method === 'POST' && filePath.test(request.path)) next();
    else handler(request, response, next);
  };

/** Takes bodies of JSON in UTF-8, and nothing another reader could understand otherwise; leaves files to their routes. */
export const bodyParsers: RequestHandler[] = [requireJson, parseBody].map(exceptFiles);
