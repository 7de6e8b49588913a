import { afterNextRender, DOCUMENT, inject, Injectable, Injector } from '@angular/core';
import { NavigationEnd, Router } from '@angular/router';
import { filter, map, pairwise, startWith } from 'rxjs';

/** For links that change only part of the page, such as tabs: `[info]="keepsFocus"` leaves the focus on them. */
export const keepsFocus = { keepsFocus: true } as const;

const pathOf = (url: string) => url.split(/[?#]/, 1)[0];

/** Focuses the heading after each page change (not query change), so screen readers announce the new page. */
@Injectable({ providedIn: 'root' })
export class PageFocus {
  private readonly router = inject(Router);
  private readonly document = inject(DOCUMENT);
  private readonly injector = inject(Injector);

  start(): void {
    this.router.events
      .pipe(
        filter((event) => event instanceof NavigationEnd),
        map((event) => ({
          path: pathOf(event.urlAfterRedirects),
          isPart: this.router.currentNavigation()?.extras.info === keepsFocus,
        })),
        startWith(null),
        pairwise(),
        // On the first page the browser already starts at the top of the document.
        filter(([before, after]) => before !== null && before.path !== after?.path),
        filter(([, after]) => !after?.isPart),
      )
      .subscribe(() => {
        afterNextRender({ read: () => this.focusHeading() }, { injector: this.injector });
      });
  }

  private focusHeading(): void {
    const main = this.document.querySelector<HTMLElement>('main');
    const target = main?.querySelector<HTMLElement>('h1') ?? main;
    if (!target) return;
    target.tabIndex = -1;
    target.focus({ preventScroll: true });
  }
}
