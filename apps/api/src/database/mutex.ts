/** Gives a lock to one holder at a time, in the order they asked. */
export class Mutex {
  private tail: Promise<void> = Promise.resolve();

  /** @returns how to give it back; later calls of it do nothing */
  async lock(): Promise<() => void> {
    let free: () => void = () => undefined;
    const previous = this.tail;
    this.tail = new Promise((resolve) => {
      free = resolve;
    });
    await previous;
    return free;
  }
}
