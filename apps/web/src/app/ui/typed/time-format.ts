import { exactly, plainText } from './typed-text';

interface WrittenHour {
  readonly hour: number;
  /** The hour as written. */
  readonly number: number;
  /** “PM”, “م”, “下午”; empty in 24-hour locales. */
  readonly period: string;
}

/** The date used for times of day, one without clock changes. */
const someDay = [2000, 0, 1] as const;
const noon = 12;
const plainLocale = 'sv-SE';

/** Normalizes a period, ignoring dots and spaces: “p. m.” and “PM” are the same. */
const periodOf = (text: string) => plainText(text).replace(/[.\s]/g, '').toLowerCase();

/**
 * Formats and parses times of day with the hour cycle, words, and digits of the user's locale, according to Intl.
 * Anything ambiguous is rejected: in 12-hour locales, an hour up to 12 without AM or PM.
 */
export class TimeFormat {
  private written!: Intl.DateTimeFormat;
  private hours!: readonly WrittenHour[];
  private pattern!: RegExp;

  constructor(locale: string) {
    this.use(locale);
    // Locales with words for hours and minutes, or with 24:00, get 0:00–23:59 with a colon.
    const midnight = this.format(new Date(...someDay));
    if (!this.parse(midnight) || !this.parse(this.example)) this.use(plainLocale);
  }

  format(time: Date): string {
    return this.written.format(Date.UTC(...someDay, time.getHours(), time.getMinutes()));
  }

  /** A sample time in the expected format. */
  get example(): string {
    return this.format(new Date(...someDay, 23, 59));
  }

  /** A time on an arbitrary local day; undefined unless the text is an unambiguous time. */
  parse(text: string): Date | undefined {
    const typed = this.pattern.exec(plainText(text))?.groups;
    if (!typed) return undefined;
    const minute = Number(typed['minute']);
    const period = periodOf(`${typed['before'] ?? ''}${typed['after'] ?? ''}`);
    const hour = this.hourFor(Number(typed['hour']), period);
    return hour === undefined || minute > 59 ? undefined : new Date(...someDay, hour, minute);
  }

  private use(locale: string): void {
    const options = { hour: 'numeric', minute: '2-digit', timeZone: 'UTC' } as const;
    this.written = new Intl.DateTimeFormat(locale, options);
    const plain = new Intl.DateTimeFormat(locale, { ...options, numberingSystem: 'latn' });
    this.hours = Array.from({ length: 24 }, (_, hour) => hourOf(plain, hour));
    this.pattern = patternOf(plain);
  }

  private hourFor(number: number, period: string): number | undefined {
    if (period) {
      const isMeant = (one: WrittenHour) => one.period === period || isLatin(one, period);
      const found = this.hours.filter((one) => isNumber(one, number) && isMeant(one));
      return found.length === 1 ? found[0]?.hour : undefined;
    }
    const isCertain = !this.hours.some((one) => one.period) || number === 0 || number > noon;
    return isCertain && number < 24 ? number : undefined;
  }
}

function isNumber({ hour, number }: WrittenHour, typed: number): boolean {
  return typed === number || (typed > 0 && typed <= noon && hour % noon === typed % noon);
}

/** AM and PM work in every locale. */
function isLatin({ hour }: WrittenHour, period: string): boolean {
  return period === (hour < noon ? 'am' : 'pm');
}

function hourOf(format: Intl.DateTimeFormat, hour: number): WrittenHour {
  const parts = format.formatToParts(Date.UTC(...someDay, hour));
  const valueOf = (name: string) => parts.find(({ type }) => type === name)?.value ?? '';
  return { hour, number: Number(valueOf('hour')), period: periodOf(valueOf('dayPeriod')) };
}

/** An hour, the locale's separator or a colon, a minute, and words before or after. */
function patternOf(format: Intl.DateTimeFormat): RegExp {
  const parts = format.formatToParts(Date.UTC(...someDay, 9, 5));
  const at = parts.findIndex(({ type }) => type === 'hour');
  const between = parts[at + 1];
  const literal = between?.type === 'literal' ? plainText(between.value) : '';
  const separator = literal ? `(?::|${exactly(literal)})` : ':';
  const word = String.raw`[^\d:]`;
  return new RegExp(
    `^(?<before>${word}*?)\\s?(?<hour>\\d{1,2})\\s?${separator}\\s?(?<minute>\\d{2})\\s?(?<after>${word}*)$`,
    'i',
  );
}
