import { ChangeDetectionStrategy, Component } from '@angular/core';
import { Icon } from '../../../ui/icon/icon';
import { seatingTexts } from '../chart/seating.texts';

/** The front of the room. */
@Component({
  selector: 'edu-teachers-desk',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Icon],
  template: `<edu-icon name="co-present" size="small" />{{ texts.teachersDesk }}`,
  styleUrl: './teachers-desk.scss',
})
export class TeachersDesk {
  protected readonly texts = seatingTexts;
}
