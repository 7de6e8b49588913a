import { ChangeDetectionStrategy, Component, input, output, viewChild } from '@angular/core';
import { MatButtonToggle, MatButtonToggleGroup } from '@angular/material/button-toggle';
import { Icon } from '../../ui/icon/icon';
import { SearchField } from '../../ui/search-field/search-field';
import { classesTexts } from '../classes.texts';

export type ClassFilter = 'mine' | 'all';

/** The class filter (My or All), a search, and a legend for the tiles. */
@Component({
  selector: 'edu-class-tools',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Icon, MatButtonToggle, MatButtonToggleGroup, SearchField],
  templateUrl: './class-tools.html',
  styleUrl: './class-tools.scss',
})
export class ClassTools {
  readonly filter = input.required<ClassFilter>();
  readonly search = input('');
  /** The label for classes the user isn't in: “Not teaching”. */
  readonly standing = input.required<string>();
  readonly filtered = output<ClassFilter>();
  readonly searched = output<string>();

  protected readonly texts = classesTexts;
  protected readonly choices = [
    { value: 'mine', text: classesTexts.mine },
    { value: 'all', text: classesTexts.all },
  ] as const;
  private readonly field = viewChild.required(SearchField);

  clearSearch(): void {
    this.field().clear();
  }
}
