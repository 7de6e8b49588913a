import { Location } from '@angular/common';
import { DOCUMENT, inject, Injectable, signal } from '@angular/core';
import { NavigationEnd, Router } from '@angular/router';

const parameter = 'panel';
const value = 'requests';

/**
 * Whether the developer panel is open. The URL reflects it (`?panel=requests`) for links and reloads. It is written
 * without the router, which would treat it as a navigation and reset title and scroll position, and rewritten after
 * each navigation, since links don't carry it.
 */
@Injectable({ providedIn: 'root' })
export class DeveloperPanelState {
  private readonly location = inject(Location);
  private readonly router = inject(Router);
  private readonly document = inject(DOCUMENT);
  private readonly open = signal(this.isInAddress());
  private opener: HTMLElement | undefined;

  readonly isOpen = this.open.asReadonly();
  /** Whether a click opened it, so it takes the focus; opened by a link, it leaves the focus on the page. */
  get isAsked(): boolean {
    return this.opener !== undefined;
  }

  constructor() {
    this.router.events.subscribe((event) => {
      if (event instanceof NavigationEnd) this.writeAddress();
    });
  }

  toggle(opener: HTMLElement): void {
    if (this.open()) return this.close();
    this.opener = opener;
    this.open.set(true);
    this.writeAddress();
  }

  /** Returns the focus to whatever opened it. */
  close(): void {
    this.open.set(false);
    this.writeAddress();
    const button = this.document.querySelector<HTMLElement>('[aria-controls=developer-panel]');
    (this.opener?.isConnected ? this.opener : button)?.focus();
    this.opener = undefined;
  }

  private isInAddress(): boolean {
    return this.router.parseUrl(this.location.path()).queryParams[parameter] === value;
  }

  private writeAddress(): void {
    if (this.isInAddress() === this.open()) return;
    const tree = this.router.parseUrl(this.location.path(true));
    const { [parameter]: _, ...others } = tree.queryParams;
    tree.queryParams = this.open() ? { ...others, [parameter]: value } : others;
    this.location.replaceState(this.router.serializeUrl(tree), '', this.location.getState());
  }
}
