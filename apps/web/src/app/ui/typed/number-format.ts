import { plainText } from './typed-text';

const groupSize = 3;

/** Formats and parses numbers with the decimal separator and digits of the user's locale, without grouping. */
export class NumberFormat {
  private readonly written: Intl.NumberFormat;
  private readonly separator: string;

  constructor(locale: string) {
    this.written = new Intl.NumberFormat(locale, {
      useGrouping: false,
      maximumFractionDigits: 10,
    });
    const parts = new Intl.NumberFormat(locale).formatToParts(1.5);
    this.separator = plainText(parts.find(({ type }) => type === 'decimal')?.value ?? '.');
  }

  format(number: number): string {
    return this.written.format(number);
  }

  /** Undefined for text that is no number or ambiguous: “1.000” is one to some, a thousand to others. */
  parse(text: string): number | undefined {
    const [, whole = '', separator = '', rest = ''] =
      /^(\d+)(?:([.,\u066b])(\d+))?$/.exec(plainText(text)) ?? [];
    if (!whole) return undefined;
    const isOther = separator !== '' && separator !== this.separator;
    return isOther && rest.length === groupSize ? undefined : Number(`${whole}.${rest || '0'}`);
  }
}
