function pad(part: string): string {
  return part.padStart(2, '0');
}

function toIsoDate(value: string): string | undefined {
  const american = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(value);
  if (american) {
    const [, month = '', day = '', year = ''] = american;
    return `${year}-${pad(month)}-${pad(day)}`;
  }
  return /^(\d{4}-\d{2}-\d{2})(T.*)?$/.exec(value)?.[1];
}

/** `M/D/YYYY` and ISO dates to ISO; undefined for anything else and for days no calendar has. */
export function parseRosterDate(value: string): string | undefined {
  const date = toIsoDate(value);
  if (date === undefined) return undefined;
  const parsed = new Date(`${date}T00:00:00Z`);
  const isReal = !Number.isNaN(parsed.getTime()) && parsed.toISOString().startsWith(date);
  return isReal ? date : undefined;
}
