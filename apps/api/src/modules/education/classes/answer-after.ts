/**
 * Waits for two things asked at once and hands on nothing before the check has passed (S-11); its refusal goes before
 * whatever became of the other.
 */
export async function answerAfter<T>(check: Promise<unknown>, asked: Promise<T>): Promise<T> {
  asked.catch(() => undefined);
  await check;
  return asked;
}
