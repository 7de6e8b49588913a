import type { RequestHandler } from 'express';
import { beforeHeaders } from './before-headers';
import { requestContext, type ServerTiming } from './request-context';

/** Proxies refuse long headers; the first calls tell enough. */
const maxEntries = 50;

/** A header takes only printable ASCII. */
const quoted = (text: string) =>
  `"${text
    .replaceAll(/[^\x20-\x7e]/g, '?')
    .replaceAll(/["\\]/g, "'")
    .slice(0, 120)}"`;

const toEntry = ({ name, desc, dur }: ServerTiming) =>
  [
    name,
    ...(desc === undefined ? [] : [`desc=${quoted(desc)}`]),
    ...(dur === undefined ? [] : [`dur=${dur.toFixed(1)}`]),
  ].join(';');

/** Tells the developer panel which Graph requests made this answer (DEMO-1). */
export const sendServerTiming: RequestHandler = (_request, response, next) => {
  beforeHeaders(response, () => {
    const timings = requestContext()?.serverTimings.slice(0, maxEntries) ?? [];
    if (timings.length > 0) response.setHeader('Server-Timing', timings.map(toEntry).join(', '));
  });
  next();
};
