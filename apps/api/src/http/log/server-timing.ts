import type { RequestHandler } from 'express';
import onHeaders from 'on-headers';
import { requestContext, type ServerTiming } from './request-context';

/** Proxies refuse long headers; the first calls are enough. */
const maxLength = 6_000;
const maxDescription = 180;
const gap = '...';

/** Cuts the longest word, which is a path, in the middle: readers look for what comes before and after. */
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

/** A header may contain only printable ASCII. */
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

/** Tells the developer panel which Graph requests went into this response (DEMO-1). */
export const sendServerTiming: RequestHandler = (_request, response, next) => {
  const context = requestContext();
  if (!context) {
    next();
    return;
  }
  context.serverTimings = [];
  onHeaders(response, () => {
    const header = toHeader(context.serverTimings ?? []);
    if (header) response.setHeader('Server-Timing', header);
    context.serverTimings = undefined;
  });
  next();
};
