import type { RequestHandler } from 'express';
import { beforeHeaders } from './before-headers';
import { requestContext, type ServerTiming } from './request-context';

/** Proxies refuse long headers; the first calls tell enough. */
const maxLength = 6_000;
const maxDescription = 180;
const gap = '...';

/** Cuts the longest word in its middle, which is a path: what stands before and after it is what a reader looks for. */
function shorten(text: string): string {
  const excess = text.length - maxDescription;
  if (excess <= 0) return text;
  const words = text.split(' ');
  const longest = words.reduce((left, right) => (right.length > left.length ? right : left));
  const kept = Math.max(0, longest.length - excess - gap.length);
  const head = Math.ceil(kept / 2);
  const cut = longest.slice(0, head) + gap + longest.slice(longest.length - (kept - head));
  words[words.indexOf(longest)] = cut;
  return words.join(' ').slice(0, maxDescription);
}

/** A header takes only printable ASCII. */
const quoted = (text: string) =>
  `"${shorten(text.replaceAll(/[^\x20-\x7e]/g, '?').replaceAll(/["\\]/g, "'"))}"`;

const toEntry = ({ name, desc, dur }: ServerTiming) =>
  [
    name,
    ...(desc === undefined ? [] : [`desc=${quoted(desc)}`]),
    ...(dur === undefined ? [] : [`dur=${dur.toFixed(1)}`]),
  ].join(';');

function toHeader(timings: readonly ServerTiming[]): string {
  let header = '';
  for (const timing of timings) {
    const longer = header ? `${header}, ${toEntry(timing)}` : toEntry(timing);
    if (longer.length > maxLength) break;
    header = longer;
  }
  return header;
}

/** Tells the developer panel which Graph requests made this answer (DEMO-1). */
export const sendServerTiming: RequestHandler = (_request, response, next) => {
  const context = requestContext();
  if (!context) {
    next();
    return;
  }
  context.serverTimings = [];
  beforeHeaders(response, () => {
    const header = toHeader(context.serverTimings ?? []);
    if (header) response.setHeader('Server-Timing', header);
    context.serverTimings = undefined;
  });
  next();
};
