const steps = ['kilobyte', 'megabyte', 'gigabyte', 'terabyte'] as const;

/** “1.2 MB”, in decimal units, or “512 bytes” for small files. */
export function fileSizeText(bytes: number, locale?: string): string {
  if (bytes < 1000) {
    const long = { style: 'unit', unit: 'byte', unitDisplay: 'long' } as const;
    return new Intl.NumberFormat(locale, long).format(bytes);
  }
  // Without the factor, values that round up would show as 1,000 of the smaller unit.
  const step = Math.min(Math.floor(Math.log10(bytes * 1.0005) / 3), steps.length);
  return new Intl.NumberFormat(locale, {
    style: 'unit',
    unit: steps[step - 1],
    maximumSignificantDigits: 3,
    ...(bytes / 1000 ** step < 10 && { maximumSignificantDigits: 2 }),
  }).format(bytes / 1000 ** step);
}
