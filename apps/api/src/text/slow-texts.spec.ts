import type { Request } from 'express';
import { isDeeperThan } from '../http/body/json-depth';
import { cookiesOf, readPlace } from '../http';
import { loggedUrl } from '../http/log/request-log';
import { csvLine } from '../modules/admin/listing/csv';
import { isGuessable } from '../modules/auth/local/guessable-password';
import { classify } from '../modules/auth/entra/entra-error';
import { safeReturnTo } from '../modules/auth/round-trips/return-to';
import { readCertificate } from '../modules/auth/entra/certificate';
import { foldName, readFileName } from '../modules/education/uploads/file-name';
import { toPlainText } from '../modules/education/assignments/plain-text';
import { safeLink } from '../modules/education/documents/safe-link';
import { createNameSearch } from '../modules/education/listing/name-search';
import { readIfMatch } from '../modules/education/seating-store/seating-version';
import { readRetryAfter } from '../modules/graph/transport/retry-policy';
import { repairJson } from './parse-json';
import { fitText, toWellFormed } from './well-formed';

/** Everything that looks into other people's texts. */
const readers: Record<string, (text: string) => unknown> = {
  'instructions and feedback': (content) => toPlainText({ content, contentType: 'html' }),
  'their plain text': (content) => toPlainText({ content, contentType: 'text' }),
  'half characters': toWellFormed,
  'texts that get cut': (text) => fitText(text, text.length - 10),
  'JSON from others': repairJson,
  'levels in a body': (text) => isDeeperThan(16, Buffer.from(text)),
  'file names': readFileName,
  'equal names': foldName,
  'URLs in the log': (text) => loggedUrl(`/x?${text}`),
  cookies: (cookie) => cookiesOf({ headers: { cookie } } as Request)['sid'],
  links: (text) => safeLink(`https://school.example/${text}`),
  'pages to return to': (text) => safeReturnTo(`/${text}`),
  'CSV fields': (text) => csvLine([text, `=${text}`]),
  'positions in a list': (text) => readPlace('name', text),
  'Entra errors': (errorMessage) =>
    classify(Object.assign(new Error(errorMessage), { errorMessage })),
  passwords: (text) => isGuessable(text, `${text}@school.example`),
  searches: (text) => createNameSearch('z')(text),
  'chart versions': readIfMatch,
  'wait times': (text) =>
    readRetryAfter(new Headers({ 'retry-after': text.replaceAll(/[^\x21-\x7e]/g, '0') })),
  certificates: (text) => readCertificate(Buffer.from(`-----BEGIN ${text}`)),
};

/** Texts that a pattern could be searched for from many positions, or in many ways. */
const pumps = [
  ...[
    '<',
    '</',
    '<br ',
    '<p',
    '<p a="',
    '<script>',
    '<script></script ',
    '<!--',
    '<![CDATA[',
    '&',
    '&#',
    '&lt',
  ],
  ...[
    ' ',
    '\n',
    ' \n',
    '\t',
    '/',
    '//',
    '-',
    '-----BEGIN A-----',
    '=',
    '"',
    '\\',
    '\\u',
    '\\ud800',
    '%',
    '%E0',
  ],
  ...[
    'a',
    'a.',
    'a@',
    '0',
    ',',
    ';',
    ' =',
    'AADSTS',
    '\u0301',
    '\u200d',
    '[',
    '{"a":',
    '"[',
    '?',
    '&a=',
    '\ud800',
  ],
];

/** In milliseconds of CPU time, so other processes don't count. */
function costOf(work: () => unknown): number {
  const before = process.cpuUsage();
  try {
    work();
  } catch {
    // A refusal is an answer, and has its cost too.
  }
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

const size = 15_000;
/** A text four times as long should cost four times as much; sixteen times if it is read again from each position. */
const mostGrowth = 8;
/** Milliseconds that mean nothing: garbage is collected in between. */
const slack = 30;

describe.each(Object.entries(readers))('reading %s', (_, read) => {
  it.each(pumps)('takes linear time with %j over and over', (pump) => {
    const text = (length: number) => pump.repeat(length / pump.length);
    const [short, long] = [text(size), text(4 * size)];
    costOf(() => read(short));
    const once = costOf(() => read(short));
    const all = costOf(() => read(long));
    const limit = mostGrowth * once + slack;
    // Once more before it counts: garbage may have been collected during it.
    expect(all < limit ? 0 : costOf(() => read(long))).toBeLessThan(limit);
  });
});
