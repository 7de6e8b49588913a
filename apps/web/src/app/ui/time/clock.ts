import { DestroyRef, inject, Injectable, signal, type Signal } from '@angular/core';

const minute = 60_000;

/** What time it is, by the minute: texts such as “2 minutes ago” follow it. */
@Injectable({ providedIn: 'root' })
export class Clock {
  private readonly time = signal(Date.now());
  /** Milliseconds since 1970. */
  readonly now: Signal<number> = this.time.asReadonly();

  constructor() {
    const timer = setInterval(() => this.time.set(Date.now()), minute);
    inject(DestroyRef).onDestroy(() => clearInterval(timer));
  }
}
