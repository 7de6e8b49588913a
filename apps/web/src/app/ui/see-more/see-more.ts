import { ChangeDetectionStrategy, Component, computed, input, output } from '@angular/core';
import { seeMoreTexts } from './see-more.texts';

/** The footer of a paged list: “See more”, and how much of it is loaded. */
@Component({
  selector: 'edu-see-more',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (isMore()) {
      <button
        type="button"
        class="edu-button outlined"
        [attr.aria-busy]="busy()"
        [attr.aria-disabled]="busy()"
        (click)="askForMore()"
      >
        <span>{{ texts.more }}</span>
      </button>
    }
    <span>{{ progress() }}</span>
  `,
  styleUrl: './see-more.scss',
})
export class SeeMore {
  readonly shown = input.required<number>();
  /** The total count, if known. */
  readonly total = input<number>();
  /** Whether there are more, if the total is unknown. */
  readonly hasMore = input(false);
  /** What the items are called, in singular and plural. */
  readonly noun = input.required<readonly [string, string]>();
  /** Whether the next page is loading. */
  readonly busy = input(false);
  readonly more = output();

  protected readonly texts = seeMoreTexts;
  protected readonly isMore = computed(() => {
    const total = this.total();
    return total === undefined ? this.hasMore() : this.shown() < total;
  });
  protected readonly progress = computed(() => {
    const total = this.total();
    return total === undefined
      ? seeMoreTexts.count(this.shown(), this.noun())
      : seeMoreTexts.progress(this.shown(), total, this.noun());
  });

  protected askForMore(): void {
    if (!this.busy()) this.more.emit();
  }
}
