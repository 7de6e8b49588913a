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

const maxFaces = 3;
let lastTile = 0;

/**
 * A class. The user's own is marked, and the whole tile is a link. Others only show details, which is why they are
 * focusable too.
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
  /** URL of the user's own class; absent for other classes. */
  readonly link = input<string>();
  /** Label for a class the user isn't in: “Not teaching”. */
  readonly standing = input('');
  /** Its heading level. */
  readonly level = input<2 | 3>(2);

  private readonly box = viewChild.required<ElementRef<HTMLElement>>('box');
  private readonly anchor = viewChild<ElementRef<HTMLElement>>('anchor');
  protected readonly id = `edu-class-tile-${++lastTile}`;
  protected readonly texts = classTileTexts;
  protected readonly facts = computed(() => classFacts(this.shown()));
  protected readonly icon = computed(() => subjectIcon(this.shown().displayName));
  protected readonly faces = computed(() => this.shown().teachers.slice(0, maxFaces));
  protected readonly teacherNames = computed(() =>
    this.shown()
      .teachers.map((teacher) => teacher.displayName)
      .join(', '),
  );
  /** The details in words, for screen readers. */
  protected readonly description = computed(() =>
    this.facts()
      .map(({ label, values }) => `${label}: ${values.join(', ')}.`)
      .join(' '),
  );

  /** Focuses the tile. */
  focus(): void {
    (this.anchor() ?? this.box()).nativeElement.focus();
  }
}
