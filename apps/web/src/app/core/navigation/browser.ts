import { DOCUMENT, inject, Injectable } from '@angular/core';

/** The few browser features outside this page, in one place so specs can replace them. */
@Injectable({ providedIn: 'root' })
export class Browser {
  private readonly window = inject(DOCUMENT).defaultView;

  get origin(): string {
    return this.window?.location.origin ?? '';
  }

  /** Leaves the app for a URL outside its routes. */
  open(url: string): void {
    this.window?.location.assign(url);
  }

  reload(): void {
    this.window?.location.reload();
  }

  print(): void {
    this.window?.print();
  }

  copy(text: string): Promise<void> {
    return this.window?.navigator.clipboard.writeText(text) ?? Promise.resolve();
  }

  /** Clears what this tab has stored about the user. */
  clearTab(): void {
    try {
      this.window?.sessionStorage.clear();
    } catch {
      // Storage is blocked, so nothing was stored either.
    }
  }
}
