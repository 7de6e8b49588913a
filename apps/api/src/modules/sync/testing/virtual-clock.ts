/** Time that only passes when nothing is left to do, so that an hour takes a moment and is always the same. */
export class VirtualClock {
  private time: number;
  private readonly heap: { at: number; order: number; wake: () => void }[] = [];
  private order = 0;
  private state: number;

  constructor({ start = Date.UTC(2026, 0, 5, 8), seed = 1 } = {}) {
    this.time = start;
    this.state = seed;
  }

  readonly now = (): number => this.time;

  /** At least 0, less than 1; always the same sequence (mulberry32). */
  readonly random = (): number => {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };

  readonly sleep = (milliseconds: number): Promise<void> =>
    new Promise((resolve) => {
      this.push({ at: this.time + milliseconds, order: this.order++, wake: resolve });
    });

  /** Lets time pass; whatever wakes up gets as far as it can before time moves on. */
  async runUntil(end: number): Promise<void> {
    for (;;) {
      await new Promise(setImmediate);
      const first = this.heap[0];
      if (!first || first.at > end) break;
      this.time = first.at;
      while (this.heap[0]?.at === this.time) this.pop()?.wake();
    }
    this.time = end;
  }

  private push(entry: VirtualClock['heap'][number]): void {
    const { heap } = this;
    let place = heap.push(entry) - 1;
    while (place > 0) {
      const parent = (place - 1) >> 1;
      if (isBefore(heap[parent]!, entry)) break;
      heap[place] = heap[parent]!;
      place = parent;
    }
    heap[place] = entry;
  }

  private pop(): VirtualClock['heap'][number] | undefined {
    const { heap } = this;
    const first = heap[0];
    const last = heap.pop();
    if (!last || heap.length === 0) return first;
    let place = 0;
    for (;;) {
      let child = 2 * place + 1;
      if (child >= heap.length) break;
      if (child + 1 < heap.length && isBefore(heap[child + 1]!, heap[child]!)) child += 1;
      if (isBefore(last, heap[child]!)) break;
      heap[place] = heap[child]!;
      place = child;
    }
    heap[place] = last;
    return first;
  }
}

interface Waking {
  at: number;
  order: number;
}

const isBefore = (one: Waking, other: Waking): boolean =>
  one.at < other.at || (one.at === other.at && one.order < other.order);
