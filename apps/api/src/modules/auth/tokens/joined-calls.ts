/** Calls in progress, by key: joining one with the same key shares its result or failure. */
export class JoinedCalls<T> {
  private readonly underWay = new Map<string, Promise<T>>();

  join(key: string, call: () => Promise<T>): Promise<T> {
    const known = this.underWay.get(key);
    if (known) return known;
    const started = call().finally(() => this.underWay.delete(key));
    this.underWay.set(key, started);
    return started;
  }
}
