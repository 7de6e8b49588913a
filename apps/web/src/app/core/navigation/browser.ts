import { DOCUMENT, inject, Injectable } from '@angular/core';

/** The few things of the browser outside this page, in one place so that specs can stand in for them. */
@Injectable({ providedIn: 'root' })
export class Browser {
  private readonly window = inject(DOCUMENT).defaultView;

  get origin(): string {
    return this.window?.location.origin ?? '';
  }

  /** Leaves the app for an address outside its routes. */
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

  /** Forgets what this tab remembered about the person. */
  clearTab(): void {
    try {
      this.window?.sessionStorage.clear();
    } catch {
      // Storage is blocked, so nothing was remembered either.
    }
  }
}
