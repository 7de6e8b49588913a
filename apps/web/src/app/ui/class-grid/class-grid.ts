import { ChangeDetectionStrategy, Component, input, viewChildren } from '@angular/core';
import { ClassTile } from '../class-tile/class-tile';
import type { TileClass } from '../class-tile/class-facts';

export interface GridClass extends TileClass {
  readonly isMine: boolean;
}

/** Classes as tiles, four a row where there is room. */
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
  /** What comes before the id in the address of one's own class. */
  readonly base = input('/classes/');
  /** What the others are to the reader: “not teaching”. */
  readonly standing = input('');
  readonly level = input<2 | 3>(2);
  /** Whether others are on their way that will take the place of these. */
  readonly busy = input(false);

  private readonly tiles = viewChildren(ClassTile);

  focusTile(index: number): void {
    this.tiles()[index]?.focus();
  }
}
