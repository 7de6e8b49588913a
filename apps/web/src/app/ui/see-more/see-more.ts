import { ChangeDetectionStrategy, Component, computed, input, output } from '@angular/core';
import { seeMoreTexts } from './see-more.texts';

/** What stands below a list that comes in pages: “See more”, and how much of it is here. */
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
  /** How many there are in all; absent where nobody counts them. */
  readonly total = input<number>();
  /** Whether there are more, where they are not counted. */
  readonly hasMore = input(false);
  /** The things' name: one of it, several of it. */
  readonly noun = input.required<readonly [string, string]>();
  /** Whether the next page is on its way. */
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
