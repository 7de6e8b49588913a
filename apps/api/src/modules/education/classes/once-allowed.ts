/**
 * Awaits a check and a request that run in parallel, and returns the answer only once the check has passed (S-11). If
 * the check fails, its error wins, whatever the outcome of the request.
 */
export async function onceAllowed<T>(check: Promise<unknown>, asked: Promise<T>): Promise<T> {
  asked.catch(() => undefined);
  await check;
  return asked;
}
