import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { favoriteColorChoices } from './favorite-color-choices';
import { favoriteColorTexts } from './favorite-color.texts';

/** A person's favorite color as a dot with an accessible name; empty if they have none. */
@Component({
  selector: 'edu-favorite-dot',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `@if (choice(); as chosen) {
    <span class="dot" aria-hidden="true" [attr.data-color]="chosen.token" [title]="said()"></span
    ><span class="word">{{ said() }}</span>
  }`,
  styleUrl: './favorite-dot.scss',
})
export class FavoriteDot {
  /** The stored value, `#rrggbb`. */
  readonly color = input<string>();

  protected readonly choice = computed(() =>
    favoriteColorChoices.find(({ value }) => value === this.color()?.toUpperCase()),
  );
  protected readonly said = computed(() => favoriteColorTexts.is(this.choice()?.name ?? ''));
}
