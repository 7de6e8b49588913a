/** Unusual spaces, and characters with no width. */
const oddSpaces = /[\u00A0\u1680\u2000-\u200A\u202F\u205F\u3000]/g;
const invisible = /[\u00AD\u200B\u200E\u200F\u2060\uFEFF]/g;
/** Joiners are spelling in Persian and Sinhala, and hold emoji together; next to ASCII or at an end they are litter. */
const looseJoiner =
  /(?<![^\p{ASCII}\u200C\u200D])[\u200C\u200D]|[\u200C\u200D](?![^\p{ASCII}\u200C\u200D])/gu;

/** A word processor's quotation marks around the whole value. */
const smartQuoted = /^[“”„«»](.*)[“”„«»]$/s;
/** Ways to keep spreadsheets from turning text into a number: `="007"`, `'007`. */
const textFormula = /^="(.*)"$/s;
const textDigits = /^'(\d+)$/;

/** A field without what spreadsheets, word processors and copying put around it. */
export function cleanValue(raw: string): string {
  // Most values are plain, and there are many.
  if (/^[A-Za-z0-9]*$/.test(raw)) return raw;
  const visible = raw.normalize('NFC').replaceAll(invisible, '').replaceAll(looseJoiner, '');
  const text = visible.replaceAll(oddSpaces, ' ').trim();
  const inner = smartQuoted.exec(text) ?? textFormula.exec(text) ?? textDigits.exec(text);
  return inner?.[1]?.trim() ?? text;
}

/** Headers match regardless of case and spaces. */
export function foldHeader(name: string): string {
  return cleanValue(name).toLowerCase().replaceAll(/\s+/g, '');
}

/** What databases and spreadsheets write for an empty value. */
const nothing: ReadonlySet<string> = new Set(['NULL', '(null)', '<null>', '\\N', '#N/A', '#NV']);

export function isNothing(value: string): boolean {
  return nothing.has(value);
}

const damages: readonly (readonly [RegExp, string])[] = [
  [/^#[\p{Lu}\d/]+[!?]$/u, 'is a spreadsheet error, not a value.'],
  [/^##+$/, 'is what a spreadsheet shows when a column is too narrow, not a value.'],
  [/^=/, 'is a formula, not a value.'],
  [/^\d(?:[.,]\d+)?E\+\d{2,}$/, 'was a longer number before a spreadsheet shortened it.'],
];

/** Why a value can't be the original one; undefined for a sound value. */
export function damageOf(value: string): string | undefined {
  // Most values show at a glance that they are sound.
  if (!/^[#=\d]/.test(value)) return undefined;
  return damages.find(([pattern]) => pattern.test(value))?.[1];
}
