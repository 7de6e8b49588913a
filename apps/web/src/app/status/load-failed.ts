import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { Browser } from '../core';
import { ErrorState } from '../ui/error-state/error-state';
import { statusTexts } from './status.texts';

/** Replaces a page whose code or session failed to load but keeps its URL, so a reload retries. */
@Component({
  selector: 'edu-load-failed',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [ErrorState],
  template: `<edu-error-state
    class="edu-card"
    [level]="1"
    [heading]="texts.loadFailed"
    [text]="texts.loadFailedText"
    (retry)="reload()"
  />`,
})
export class LoadFailed {
  private readonly browser = inject(Browser);
  protected readonly texts = statusTexts;

  protected reload(): void {
    this.browser.reload();
  }
}
