import {
  ChangeDetectionStrategy,
  Component,
  computed,
  type ElementRef,
  input,
  viewChild,
} from '@angular/core';
import { NgTemplateOutlet } from '@angular/common';
import { RouterLink } from '@angular/router';
import { Avatar } from '../avatar/avatar';
import { Chip } from '../chip/chip';
import { DetailsPopover } from '../details-popover/details-popover';
import { Icon } from '../icon/icon';
import { classFacts, type TileClass } from './class-facts';
import { classTileTexts } from './class-tile.texts';
import { subjectIcon } from './subject-icon';

const facesShown = 3;
let lastTile = 0;

/**
 * A class. One's own is a single link and says so; of the others one can only see the details, which is why they take
 * the keyboard's focus too.
 */
@Component({
  selector: 'edu-class-tile',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Avatar, Chip, DetailsPopover, Icon, NgTemplateOutlet, RouterLink],
  templateUrl: './class-tile.html',
  styleUrl: './class-tile.scss',
})
export class ClassTile {
  readonly shown = input.required<TileClass>();
  /** Where one's own class leads; without it the tile is somebody else's. */
  readonly link = input<string>();
  /** What somebody else's class is to the reader: “Not teaching”. */
  readonly standing = input('');
  /** Level of its heading. */
  readonly level = input<2 | 3>(2);

  private readonly box = viewChild.required<ElementRef<HTMLElement>>('box');
  private readonly anchor = viewChild<ElementRef<HTMLElement>>('anchor');
  protected readonly id = `edu-class-tile-${++lastTile}`;
  protected readonly texts = classTileTexts;
  protected readonly facts = computed(() => classFacts(this.shown()));
  protected readonly icon = computed(() => subjectIcon(this.shown().displayName));
  protected readonly faces = computed(() => this.shown().teachers.slice(0, facesShown));
  protected readonly teacherNames = computed(() =>
    this.shown()
      .teachers.map((teacher) => teacher.displayName)
      .join(', '),
  );
  /** The details in words, for those who don't see them appear. */
  protected readonly description = computed(() =>
    this.facts()
      .map(({ label, values }) => `${label}: ${values.join(', ')}.`)
      .join(' '),
  );

  /** Puts the keyboard on the tile. */
  focus(): void {
    (this.anchor() ?? this.box()).nativeElement.focus();
  }
}
