import { DOCUMENT, inject, Injectable, signal } from '@angular/core';

export const appearances = ['system', 'light', 'dark'] as const;
export type AppearanceName = (typeof appearances)[number];

/** `public/appearance.js` reads the same key before the first paint. */
const key = 'edugraph.appearance';

const isAppearance = (text: string | null): text is AppearanceName =>
  appearances.some((name) => name === text);

/** System, Light, or Dark: stored in this browser and applied through `<html data-theme>`. */
@Injectable({ providedIn: 'root' })
export class Appearance {
  private readonly document = inject(DOCUMENT);
  private readonly chosen = signal<AppearanceName>(this.saved());
  readonly name = this.chosen.asReadonly();

  choose(name: AppearanceName): void {
    this.chosen.set(name);
    if (name === 'system') delete this.document.documentElement.dataset['theme'];
    else this.document.documentElement.dataset['theme'] = name;
    try {
      this.document.defaultView?.localStorage.setItem(key, name);
    } catch {
      // Storage is blocked, so the choice lasts only until the page is reloaded.
    }
  }

  private saved(): AppearanceName {
    try {
      const text = this.document.defaultView?.localStorage.getItem(key) ?? null;
      return isAppearance(text) ? text : 'system';
    } catch {
      // Storage is blocked.
      return 'system';
    }
  }
}
