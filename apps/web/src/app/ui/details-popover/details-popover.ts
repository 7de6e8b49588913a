import { MediaMatcher } from '@angular/cdk/layout';
import { CdkConnectedOverlay, type ConnectedPosition } from '@angular/cdk/overlay';
import { NgTemplateOutlet } from '@angular/common';
import {
  ChangeDetectionStrategy,
  Component,
  DestroyRef,
  effect,
  inject,
  Injector,
  input,
  signal,
  type TemplateRef,
  viewChild,
} from '@angular/core';
import { detailsPopoverTexts as texts } from './details-popover.texts';

const openDelay = 300;
/** Long enough to move the pointer across the gap between an element and its details. */
const closeDelay = 200;
const gap = 10;
const phone = '(width < 600px)';

const positions: ConnectedPosition[] = [
  { originX: 'start', originY: 'bottom', overlayX: 'start', overlayY: 'top', offsetY: gap },
  { originX: 'start', originY: 'top', overlayX: 'start', overlayY: 'bottom', offsetY: -gap },
];

/**
 * Details of an element: shown 300 ms after the pointer rests on it, at once on keyboard focus, or as a bottom sheet
 * by `openSheet()` on touch screens. They stay while the pointer or focus is on either, can be selected, and close on
 * Esc (WCAG 1.4.13). Only one is open at a time.
 */
@Component({
  selector: 'edu-details-popover',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [CdkConnectedOverlay, NgTemplateOutlet],
  templateUrl: './details-popover.html',
  styleUrl: './details-popover.scss',
})
export class DetailsPopover {
  private static current: DetailsPopover | undefined;

  /** The element to hover or focus to see the details. */
  readonly origin = input.required<HTMLElement>();
  readonly heading = input.required<string>();
  readonly content = input.required<TemplateRef<unknown>>();

  protected readonly open = signal(false);
  protected readonly positions = positions;
  protected readonly texts = texts;

  private readonly sheet = viewChild.required<TemplateRef<unknown>>('sheet');
  private readonly injector = inject(Injector);
  private readonly media = inject(MediaMatcher);
  private timer: ReturnType<typeof setTimeout> | undefined;
  private isPointed = false;
  private isFocused = false;

  constructor() {
    effect((onCleanup) => {
      const listening = new AbortController();
      this.listen(this.origin(), listening.signal);
      onCleanup(() => listening.abort());
    });
    inject(DestroyRef).onDestroy(() => this.dismiss());
  }

  /** Shows the details as a bottom sheet, for touch. */
  async openSheet(): Promise<void> {
    this.dismiss();
    const { MatBottomSheet } = await import('@angular/material/bottom-sheet');
    const sheets = this.injector.get(MatBottomSheet);
    const open = sheets.open(this.sheet(), { ariaLabel: this.heading(), autoFocus: 'dialog' });
    this.closeSheet = () => open.dismiss();
  }

  protected closeSheet: () => void = () => undefined;

  protected point(event: PointerEvent, isOn: boolean): void {
    if (event.pointerType === 'touch') return;
    this.isPointed = isOn;
    this.schedule(isOn ? openDelay : closeDelay);
  }

  /** Closes it until the pointer or focus comes back. */
  protected dismiss(): void {
    this.isPointed = this.isFocused = false;
    this.settle();
  }

  private listen(origin: HTMLElement, signal: AbortSignal): void {
    origin.addEventListener('pointerenter', (event) => this.point(event, true), { signal });
    origin.addEventListener('pointerleave', (event) => this.point(event, false), { signal });
    origin.addEventListener('focusin', (event) => this.focus(event), { signal });
    origin.addEventListener('focusout', () => this.blur(), { signal });
  }

  private focus(event: FocusEvent): void {
    // A click focuses it too, but details would only get in the way.
    if (!(event.target as Element).matches(':focus-visible')) return;
    this.isFocused = true;
    this.settle();
  }

  private blur(): void {
    this.isFocused = false;
    if (!this.isPointed) this.settle();
  }

  private schedule(delay: number): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.settle(), delay);
  }

  private settle(): void {
    clearTimeout(this.timer);
    const isWanted = this.isPointed || this.isFocused;
    const isOpen = isWanted && !this.media.matchMedia(phone).matches;
    if (isOpen && DetailsPopover.current !== this) {
      DetailsPopover.current?.dismiss();
      DetailsPopover.current = this;
    }
    if (!isOpen && DetailsPopover.current === this) DetailsPopover.current = undefined;
    this.open.set(isOpen);
  }
}
