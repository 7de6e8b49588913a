const week = 7 * 24 * 3_600_000;

/**
 * When a class's people are read again, unless its delta names it before: each class has its own moment of the week, so
 * that never all of them are due at once. At most a week from now.
 */
export function nextReading(classId: string, now: Date): Date {
  const own = (Number.parseInt(classId.slice(0, 8), 16) / 0x1_0000_0000) * week;
  const since = (now.getTime() - own) % week;
  return new Date(now.getTime() + (week - since));
}
