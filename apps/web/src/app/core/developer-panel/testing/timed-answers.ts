import type { TimedAnswer } from '../graph-answer';

/** Replaces the browser's PerformanceObserver, which jsdom lacks; specs supply the responses. */
export class FakePerformanceObserver {
  private static readonly running = new Set<FakePerformanceObserver>();
  observed: PerformanceObserverInit | undefined;

  constructor(private readonly tell: PerformanceObserverCallback) {}

  static install(): void {
    this.running.clear();
    Object.assign(window, { PerformanceObserver: FakePerformanceObserver });
  }

  static get all(): FakePerformanceObserver[] {
    return [...this.running];
  }

  /** Reports API responses for paths such as `/api/v1/schools`, requested at `startTime` in ms. */
  static answer(startTime: number, ...answers: TimedAnswer[]): void {
    const entries = answers.map((one) => ({ startTime, ...one }));
    const list = { getEntries: () => entries } as unknown as PerformanceObserverEntryList;
    for (const observer of this.running) observer.tell(list, observer as never);
  }

  observe(options: PerformanceObserverInit): void {
    this.observed = options;
    FakePerformanceObserver.running.add(this);
  }
}

/** A response with entries such as `['graph', 'GET /me 200', 12]`. */
export function timedAnswer(
  path: string,
  ...entries: [name: string, description: string, duration?: number][]
): TimedAnswer {
  return {
    name: `${window.location.origin}${path}`,
    serverTiming: entries.map(([name, description, duration = 0]) => ({
      name,
      description,
      duration,
    })),
  };
}
