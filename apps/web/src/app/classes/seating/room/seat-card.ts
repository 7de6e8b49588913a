import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import type { ClassStudent } from '@app/contracts';
import { Avatar } from '../../../ui/avatar/avatar';
import { Icon } from '../../../ui/icon/icon';
import { favoriteOf } from '../chart/favorite-of';
import { seatingTexts } from '../chart/seating.texts';
import type { NameParts } from '../chart/short-names';

/** The user's own desk, where a card was picked up from, the picked-up card, or someone who left the class. */
export type SeatCardState = 'seated' | 'own' | 'ghost' | 'picked' | 'refused';

/** A student at a desk or in the tray: name, avatar, and an edge in their favorite color. The desk has the label. */
@Component({
  selector: 'edu-seat-card',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Avatar, Icon],
  host: {
    'aria-hidden': 'true',
    '[attr.data-color]': 'favorite()?.token',
    '[attr.data-state]': 'state()',
  },
  template: `<edu-avatar
      size="desk"
      [name]="student().displayName"
      [userId]="student().id"
      [hasPhoto]="hasPhoto()"
      [colors]="colors"
    />
    <span class="name"
      ><span class="first">{{ name().first }}</span>
      @if (name().initial; as initial) {
        <span class="initial">&nbsp;{{ initial }}</span>
      }
      <span class="last">&nbsp;{{ name().last }}</span></span
    >
    @if (isKept()) {
      <edu-icon class="mark" name="lock" size="small" />
    }
    @if (state() === 'own') {
      <span class="you">{{ texts.you }}</span>
    }
    @if (state() === 'refused') {
      <span class="refused">{{ remark() }}</span>
    }`,
  styleUrl: './seat-card.scss',
})
export class SeatCard {
  readonly student = input.required<Pick<ClassStudent, 'id' | 'displayName' | 'favoriteColor'>>();
  readonly name = input.required<NameParts>();
  readonly state = input<SeatCardState>('seated');
  readonly isKept = input(false);
  readonly hasPhoto = input(true);
  /** Shown below a refused name. */
  readonly remark = input('');

  protected readonly texts = seatingTexts;
  protected readonly favorite = computed(() => favoriteOf(this.student().favoriteColor));
  protected readonly colors = { ground: 'var(--seat-fill)', ink: 'var(--seat-ink)' };
}
