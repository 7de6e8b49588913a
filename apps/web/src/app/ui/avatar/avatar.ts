import { ChangeDetectionStrategy, Component, computed, input, linkedSignal } from '@angular/core';
import { avatarPair, initials } from './avatar-face';

/** Avatar sizes mapped to the photo route's sizes, about twice the box for sharp screens. */
const photoSizes = { tile: 48, list: 96, desk: 96, account: 96 } as const;

/**
 * A person's avatar: initials on their color, covered by the photo once it loads. Without a photo (204 or an error) the
 * initials stay. The name is always next to it, so the image itself has no text alternative.
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
  /** Determines the color; the Graph object id if there is one. */
  readonly userId = input.required<string>();
  readonly size = input<keyof typeof photoSizes>('list');
  /** Whether the person can have a photo, that is, has a Microsoft account. */
  readonly hasPhoto = input(true);

  /** CSS colors that replace the person's avatar color, for example with their favorite color. */
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

  /** An image element reports an empty response (204) as an error, which is exactly what we need. */
  protected keepInitials(): void {
    this.photo.set(null);
  }
}
