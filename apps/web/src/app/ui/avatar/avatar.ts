import { ChangeDetectionStrategy, Component, computed, input, linkedSignal } from '@angular/core';
import { avatarPair, initials } from './avatar-face';

/** The sizes of avatars, as the photo route knows them: a photo of twice the box is asked for. */
const photoSizes = { tile: 48, list: 96, desk: 96, account: 96 } as const;

/**
 * A person's face: initials on the person's own color, with the photo laid over them once it has come. Where there is none
 * (204, or an error) the initials stay. The name always stands beside it, so the picture itself says nothing.
 */
@Component({
  selector: 'edu-avatar',
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: {
    'aria-hidden': 'true',
    '[attr.data-size]': 'size()',
    '[style.background-color]': 'ground()',
    '[style.color]': 'ink()',
  },
  template: `{{ letters() }}
    @if (photo(); as source) {
      <img
        alt=""
        loading="lazy"
        decoding="async"
        [class.shown]="shown()"
        [src]="source"
        (load)="showPhoto()"
        (error)="keepInitials()"
      />
    }`,
  styleUrl: './avatar.scss',
})
export class Avatar {
  readonly name = input.required<string>();
  /** Whose color it has; the Graph object id where there is one. */
  readonly userId = input.required<string>();
  readonly size = input<keyof typeof photoSizes>('list');
  /** Whether the person can have a photo: only those known to Microsoft. */
  readonly hasPhoto = input(true);

  /** A ground of its own, for instance the favorite color, instead of the person's: CSS colors. */
  readonly colors = input<{ ground: string; ink: string }>();

  protected readonly letters = computed(() => initials(this.name()));
  protected readonly ground = computed(
    () => this.colors()?.ground ?? `var(--edu-avatar-${avatarPair(this.userId())})`,
  );
  protected readonly ink = computed(
    () => this.colors()?.ink ?? `var(--edu-on-avatar-${avatarPair(this.userId())})`,
  );
  protected readonly photo = linkedSignal(() =>
    this.hasPhoto()
      ? `/api/v1/users/${encodeURIComponent(this.userId())}/photo?size=${photoSizes[this.size()]}`
      : null,
  );
  protected readonly shown = linkedSignal({ source: this.photo, computation: () => false });

  protected showPhoto(): void {
    this.shown.set(true);
  }

  /** An empty answer (204) is an error to an image element, which is just what is wanted here. */
  protected keepInitials(): void {
    this.photo.set(null);
  }
}
