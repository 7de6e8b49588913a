const saturday = 6;
const sunday = 0;

/** The next day from Monday to Friday, at midnight of the browser's zone. */
export function nextSchoolDay(now: number): Date {
  const day = new Date(now);
  day.setHours(0, 0, 0, 0);
  do day.setDate(day.getDate() + 1);
  while (day.getDay() === saturday || day.getDay() === sunday);
  return day;
}

/** The time of day most work is due at: 11:59 PM. */
export function endOfDay(): Date {
  const time = new Date();
  time.setHours(23, 59, 0, 0);
  return time;
}

/** The moment that a day and a time of day name in the browser's zone; nothing while one of them is no date. */
export function momentAt(day: Date | null, time: Date | null): Date | undefined {
  if (!day || !time || Number.isNaN(day.getTime()) || Number.isNaN(time.getTime())) {
    return undefined;
  }
  const moment = new Date(day);
  moment.setHours(time.getHours(), time.getMinutes(), 0, 0);
  return moment;
}
