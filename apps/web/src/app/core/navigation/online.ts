import { DOCUMENT, inject, Injectable, signal } from '@angular/core';

/** Whether the browser is online. */
@Injectable({ providedIn: 'root' })
export class Online {
  private readonly window = inject(DOCUMENT).defaultView;
  private readonly state = signal(this.window?.navigator.onLine ?? true);
  readonly isOnline = this.state.asReadonly();

  constructor() {
    this.window?.addEventListener('online', () => this.state.set(true));
    this.window?.addEventListener('offline', () => this.state.set(false));
  }
}
