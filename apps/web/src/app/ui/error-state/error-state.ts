import {
  ChangeDetectionStrategy,
  Component,
  effect,
  input,
  output,
  signal,
  type OnDestroy,
} from '@angular/core';
import { Icon } from '../icon/icon';
import { errorStateTexts } from './error-state.texts';

/**
 * An error shown in place of the failed content: title, one sentence, Try again, and the request id on demand. With
 * `retryAfter` it counts down and retries automatically.
 */
@Component({
  selector: 'edu-error-state',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Icon],
  host: { role: 'alert' },
  templateUrl: './error-state.html',
  styleUrls: ['../empty-state/empty-state.scss', './error-state.scss'],
})
export class ErrorState implements OnDestroy {
  /** “Students didn’t load”. */
  readonly heading = input(errorStateTexts.heading);
  readonly text = input('');
  readonly requestId = input<string | undefined>();
  /** Seconds until it retries automatically; never if absent. */
  readonly retryAfter = input<number | undefined>();
  readonly level = input<1 | 2>(2);
  readonly retry = output();

  protected readonly texts = errorStateTexts;
  protected readonly left = signal(0);
  protected readonly isOpen = signal(false);
  protected readonly isCopied = signal(false);
  private timer?: ReturnType<typeof setInterval>;

  constructor() {
    effect(() => this.countDown(this.retryAfter() ?? 0));
  }

  ngOnDestroy(): void {
    clearInterval(this.timer);
  }

  protected tryAgain(): void {
    clearInterval(this.timer);
    this.left.set(0);
    this.retry.emit();
  }

  protected toggleDetails(): void {
    this.isOpen.update((open) => !open);
  }

  protected async copyId(id: string): Promise<void> {
    await navigator.clipboard.writeText(id);
    this.isCopied.set(true);
  }

  private countDown(seconds: number): void {
    clearInterval(this.timer);
    this.left.set(seconds);
    if (seconds <= 0) return;
    this.timer = setInterval(() => {
      this.left.update((left) => left - 1);
      if (this.left() <= 0) this.tryAgain();
    }, 1000);
  }
}
