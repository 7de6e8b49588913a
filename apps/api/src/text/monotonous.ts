/** The same thing over and over: `abcabcabc`. */
export function isPeriodic(values: readonly number[]): boolean {
  for (let period = 1; period <= values.length / 2; period++) {
    if (values.every((value, at) => at < period || value === values[at - period])) return true;
  }
  return false;
}

/** `abcdefgh`, `87654321`, `11112222`: each character mostly follows from the one before. */
export function isSequence(values: readonly number[]): boolean {
  const steps = values.slice(1).filter((value, at) => Math.abs(value - (values[at] ?? 0)) <= 1);
  return steps.length > values.length / 2;
}

export const codePointsOf = (text: string): number[] =>
  [...text].map((character) => character.codePointAt(0) ?? 0);
