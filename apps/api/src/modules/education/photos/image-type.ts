/** How files begin, for types that a browser only displays; others (SVG, HTML) could run script. */
const beginnings: readonly [string, RegExp][] = [
  ['image/jpeg', /^\xff\xd8\xff/],
  ['image/png', /^\x89PNG\r\n/],
  ['image/gif', /^GIF8[79]a/],
  ['image/webp', /^RIFF[^]{4}WEBP/],
];
const longestBeginning = 12;

/** The names that those types go by. */
const names = new Map(
  Object.entries({
    'image/jpeg': ['image/jpeg', 'image/jpg', 'image/pjpeg'],
    'image/png': ['image/png', 'image/x-png'],
    'image/gif': ['image/gif'],
    'image/webp': ['image/webp'],
  }).flatMap(([type, others]) => others.map((name) => [name, type])),
);

/**
 * The type of an image: by its bytes, since Graph labels JPEGs inconsistently or not at all, else by its label.
 * Undefined for anything else.
 */
export function imageTypeOf(bytes: Buffer, contentType: string): string | undefined {
  const beginning = bytes.toString('latin1', 0, longestBeginning);
  const found = beginnings.find(([, pattern]) => pattern.test(beginning))?.[0];
  return found ?? names.get(contentType.split(';')[0]?.trim().toLowerCase() ?? '');
}
