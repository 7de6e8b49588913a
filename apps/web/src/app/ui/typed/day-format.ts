import { exactly, plainText } from './typed-text';

type Parts = Readonly<Record<'year' | 'month' | 'day', number>>;

const millisecondsOfDay = 86_400_000;
/** Due dates fall within this range, where every calendar counts upward. */
const [firstDay, lastDay] = [Date.UTC(1950, 0, 1), Date.UTC(2199, 11, 31)];
/** A day above 12, so the example has an example that shows which number is the day. */
const exampleDay = new Date(2027, 9, 20);
/** A locale that writes dates as ISO 8601. */
const plainLocale = 'sv-SE';

const numeric = { year: 'numeric', month: 'numeric', day: 'numeric', timeZone: 'UTC' } as const;
const isIn = (name: string): name is keyof Parts => ['year', 'month', 'day'].includes(name);

/** Converts a local day to the same day in UTC, which has no clock changes. */
const toUtc = (day: Date) => Date.UTC(day.getFullYear(), day.getMonth(), day.getDate());

/**
 * Formats and parses numeric dates with the order, separators, digits, and calendar of the user's locale, according to
 * Intl. Anything ambiguous is rejected: another order, other separators, two-digit years.
 */
export class DayFormat {
  private readonly written: Intl.DateTimeFormat;
  private readonly counted: Intl.DateTimeFormat;
  private readonly pattern: RegExp;

  constructor(locale: string) {
    const own = hasOneOrder(locale) ? patternOf(countedIn(locale)) : undefined;
    this.counted = countedIn(own ? locale : plainLocale);
    this.written = new Intl.DateTimeFormat(own ? locale : plainLocale, numeric);
    this.pattern = own ?? patternOf(this.counted) ?? /^$/;
  }

  format(day: Date): string {
    return this.written.format(toUtc(day));
  }

  /** A sample date in the expected format. */
  get example(): string {
    return this.format(exampleDay);
  }

  /** The start of the day in the browser's time zone; undefined unless the text is an unambiguous date. */
  parse(text: string): Date | undefined {
    const typed = plainText(text);
    const own = this.pattern.exec(typed)?.groups;
    const utc = (own && this.find(toNumbers(own))) ?? readIso(typed);
    if (utc === undefined) return undefined;
    const found = new Date(utc);
    const day = new Date(0);
    day.setFullYear(found.getUTCFullYear(), found.getUTCMonth(), found.getUTCDate());
    day.setHours(0, 0, 0, 0);
    return day;
  }

  /** Finds the day with these parts by bisection: in every calendar, later days have later years, months, and days. */
  private find(wanted: Parts): number | undefined {
    let [low, high] = [firstDay / millisecondsOfDay, lastDay / millisecondsOfDay];
    while (low <= high) {
      const middle = Math.floor((low + high) / 2);
      const order = compare(this.count(middle * millisecondsOfDay), wanted);
      if (order === 0) return middle * millisecondsOfDay;
      if (order < 0) low = middle + 1;
      else high = middle - 1;
    }
    return undefined;
  }

  private count(utc: number): Parts {
    const parts = this.counted.formatToParts(utc).filter(({ type }) => isIn(type));
    return toNumbers(Object.fromEntries(parts.map(({ type, value }) => [type, value])));
  }
}

/** Maltese has two orders, depending on style, so it gets ISO 8601. */
function hasOneOrder(locale: string): boolean {
  const orderIn = (style: Intl.DateTimeFormatOptions) => {
    const parts = new Intl.DateTimeFormat(locale, { ...style, timeZone: 'UTC' }).formatToParts(0);
    return parts.flatMap(({ type }) => (isIn(type) ? type : [])).join();
  };
  return orderIn(numeric) === orderIn({ dateStyle: 'short' });
}

/** The user's calendar in Latin digits. */
function countedIn(locale: string): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat(locale, { ...numeric, numberingSystem: 'latn' });
}

/** A pattern for dates; undefined if the locale doesn't write them as three numbers with a full year. */
function patternOf(format: Intl.DateTimeFormat): RegExp | undefined {
  const parts = format.formatToParts(exampleDay);
  const numbers = parts.filter(({ type }) => isIn(type));
  const year = parts.find(({ type }) => type === 'year')?.value ?? '';
  const isPlain = numbers.length === 3 && numbers.every(({ value }) => /^\d+$/.test(value));
  if (!isPlain || year.length < 3) return undefined;
  const last = parts.findLastIndex(({ type }) => isIn(type));
  const pieces = parts.map(({ type, value }, at) => {
    if (isIn(type)) return type === 'year' ? '(?<year>\\d{3,4})' : `(?<${type}>\\d{1,2})`;
    const text = exactly(plainText(value));
    // The calendar's name and trailing text are optional.
    if (type !== 'literal' || at > last) return `\\s?(?:${text})?\\s?`;
    return text ? `\\s?${text}\\s?` : '\\s?';
  });
  return new RegExp(`^${pieces.join('')}$`, 'i');
}

function toNumbers(texts: Record<string, string>): Parts {
  return { year: Number(texts['year']), month: Number(texts['month']), day: Number(texts['day']) };
}

function compare(a: Parts, b: Parts): number {
  return a.year - b.year || a.month - b.month || a.day - b.day;
}

/** ISO 8601 dates are unambiguous everywhere. */
function readIso(text: string): number | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return undefined;
  const utc = Date.parse(text);
  // Some engines parse February 31 as a day in March.
  const isReal = utc >= firstDay && utc <= lastDay && new Date(utc).toISOString().startsWith(text);
  return isReal ? utc : undefined;
}
