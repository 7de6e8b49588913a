import { computed, DOCUMENT, inject, Injectable, signal } from '@angular/core';
import {
  NavigationCancel,
  NavigationCancellationCode,
  NavigationEnd,
  NavigationError,
  NavigationStart,
  Router,
} from '@angular/router';

const pathOf = (url: string) => url.split(/[?#]/, 1)[0];

/**
 * The API responses behind this page, as timed by the browser (DEMO-1). They date from the navigation to the current
 * path, so query changes keep them. Responses from before this code loaded come from the browser's buffer.
 */
@Injectable({ providedIn: 'root' })
export class PageRequests {
  private readonly router = inject(Router);
  private readonly window = inject(DOCUMENT).defaultView;
  private readonly timed = signal<readonly PerformanceResourceTiming[]>([]);
  private readonly since = signal(0);
  /** When the current navigation started; its guards already make requests for the new page. */
  private began: number | undefined;
  private path: string | undefined;
  private isWatching = false;

  readonly answers = computed(() =>
    this.timed().filter((entry) => entry.startTime >= this.since()),
  );

  watch(): void {
    const Observer = this.window?.PerformanceObserver;
    if (this.isWatching || !Observer) return;
    this.isWatching = true;
    const root = `${this.window.location.origin}/api/v1/`;
    const observer = new Observer((list) => {
      const entries = (list.getEntries() as PerformanceResourceTiming[]).filter(({ name }) =>
        name.startsWith(root),
      );
      if (entries.length > 0) this.timed.update((before) => [...before, ...entries]);
    });
    observer.observe({ type: 'resource', buffered: true });
    this.path = pathOf(this.router.url);
    this.router.events.subscribe((event) => {
      if (event instanceof NavigationStart) this.began ??= this.window?.performance.now();
      else if (event instanceof NavigationEnd) this.turn(pathOf(event.urlAfterRedirects));
      else if (isCanceled(event)) this.began = undefined;
    });
  }

  private turn(path: string | undefined): void {
    if (path !== this.path) {
      this.since.set(this.began ?? 0);
      this.timed.set(this.answers());
    }
    this.path = path;
    this.began = undefined;
  }
}

/** A redirect doesn't count: its guards' requests belong to the page it ends at. */
const isCanceled = (event: unknown) =>
  event instanceof NavigationError ||
  (event instanceof NavigationCancel && event.code !== NavigationCancellationCode.Redirect);
