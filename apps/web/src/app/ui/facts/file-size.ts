const steps = ['kilobyte', 'megabyte', 'gigabyte', 'terabyte'] as const;

/** “1.2 MB”, in thousands as the units are defined; “512 bytes” below. */
export function fileSizeText(bytes: number, locale?: string): string {
  if (bytes < 1000) {
    const long = { style: 'unit', unit: 'byte', unitDisplay: 'long' } as const;
    return new Intl.NumberFormat(locale, long).format(bytes);
  }
  // Half a unit more would be shown as 1,000 of it.
  const step = Math.min(Math.floor(Math.log10(bytes * 1.0005) / 3), steps.length);
  return new Intl.NumberFormat(locale, {
    style: 'unit',
    unit: steps[step - 1],
    maximumSignificantDigits: 3,
    ...(bytes / 1000 ** step < 10 && { maximumSignificantDigits: 2 }),
  }).format(bytes / 1000 ** step);
}
