import { ChangeDetectionStrategy, Component, input, viewChildren } from '@angular/core';
import { ClassTile } from '../class-tile/class-tile';
import type { TileClass } from '../class-tile/class-facts';

export interface GridClass extends TileClass {
  readonly isMine: boolean;
}

/** Classes as tiles, up to four per row. */
@Component({
  selector: 'edu-class-grid',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [ClassTile],
  template: `<ul class="grid" [attr.aria-busy]="busy()" [attr.aria-label]="label()">
    @for (one of classes(); track one.id) {
      <li>
        <edu-class-tile
          [shown]="one"
          [link]="one.isMine ? base() + one.id : undefined"
          [standing]="standing()"
          [level]="level()"
        />
      </li>
    }
  </ul>`,
  styleUrl: './class-grid.scss',
})
export class ClassGrid {
  readonly classes = input.required<readonly GridClass[]>();
  readonly label = input.required<string>();
  /** URL prefix for links to the user's own classes. */
  readonly base = input('/classes/');
  /** Label for classes the user isn't in: “Not teaching”. */
  readonly standing = input('');
  readonly level = input<2 | 3>(2);
  /** Whether these are about to be replaced. */
  readonly busy = input(false);

  private readonly tiles = viewChildren(ClassTile);

  focusTile(index: number): void {
    this.tiles()[index]?.focus();
  }
}
