/** Gives a lock to one holder at a time, in the order requested. */
export class Mutex {
  private tail: Promise<void> = Promise.resolve();

  /** @returns a function that gives it back; calling it again does nothing */
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
