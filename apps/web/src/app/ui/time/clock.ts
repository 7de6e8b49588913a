import { DestroyRef, inject, Injectable, signal, type Signal } from '@angular/core';

const minute = 60_000;

/** The current time, updated every minute, for texts such as “2 minutes ago”. */
@Injectable({ providedIn: 'root' })
export class Clock {
  private readonly time = signal(Date.now());
  /** Unix time in ms. */
  readonly now: Signal<number> = this.time.asReadonly();

  constructor() {
    const timer = setInterval(() => this.time.set(Date.now()), minute);
    inject(DestroyRef).onDestroy(() => clearInterval(timer));
  }
}
