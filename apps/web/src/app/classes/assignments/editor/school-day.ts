const saturday = 6;
const sunday = 0;

/** The next weekday, at midnight in the browser's time zone. */
export function nextSchoolDay(now: number): Date {
  const day = new Date(now);
  day.setHours(0, 0, 0, 0);
  do day.setDate(day.getDate() + 1);
  while (day.getDay() === saturday || day.getDay() === sunday);
  return day;
}

/** The default due time: 11:59 PM. */
export function endOfDay(): Date {
  const time = new Date();
  time.setHours(23, 59, 0, 0);
  return time;
}

/** Joins a day and a time of day in the browser's time zone; undefined unless both are valid dates. */
export function momentAt(day: Date | null, time: Date | null): Date | undefined {
  if (!day || !time || Number.isNaN(day.getTime()) || Number.isNaN(time.getTime())) {
    return undefined;
  }
  const moment = new Date(day);
  moment.setHours(time.getHours(), time.getMinutes(), 0, 0);
  return moment;
}
