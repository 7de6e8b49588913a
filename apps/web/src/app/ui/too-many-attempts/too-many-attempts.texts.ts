/** Readable: “12 minutes”. */
function inWords(seconds: number): string {
  if (seconds === 1) return '1 second';
  if (seconds < 90) return `${seconds} seconds`;
  return `${Math.ceil(seconds / 60)} minutes`;
}

/** The message after too many attempts, with the wait if the API specified one. */
export function tooManyAttempts(seconds: number | undefined): string {
  const wait = seconds ? inWords(seconds) : 'a few minutes';
  return `Too many attempts. Wait ${wait} and try again.`;
}
