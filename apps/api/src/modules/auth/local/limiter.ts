import { ServiceUnavailable } from '../../../http';

/** Limits how much work runs at a time; the rest waits in a line of limited length. */
export class Limiter {
  private readonly waiting: (() => void)[] = [];
  private running = 0;

  constructor(
    private readonly limit: number,
    private readonly longestLine: number,
  ) {}

  /** @throws ServiceUnavailable if the line is full */
  async run<T>(work: () => Promise<T>): Promise<T> {
    if (this.running >= this.limit) {
      if (this.waiting.length >= this.longestLine) throw new ServiceUnavailable();
      await new Promise<void>((resolve) => {
        this.waiting.push(resolve);
      });
    } else {
      this.running++;
    }
    try {
      return await work();
    } finally {
      const next = this.waiting.shift();
      // The slot goes straight to the next in line, so that no newcomer can cut in.
      if (next) next();
      else this.running--;
    }
  }
}
