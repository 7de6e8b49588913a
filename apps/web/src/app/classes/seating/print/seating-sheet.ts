import {
  ChangeDetectionStrategy,
  Component,
  computed,
  input,
  ViewEncapsulation,
} from '@angular/core';
import type { ClassDetails, ClassStudent } from '@app/contracts';
import { termText } from '../../../ui/facts/school-date';
import { deskRows, notSeated, studentAt, type Chart } from '../chart/chart';
import { SeatCard } from '../room/seat-card';
import { TeachersDesk } from '../room/teachers-desk';
import { seatingTexts } from '../chart/seating.texts';
import { nameParts } from '../chart/short-names';

export interface SheetOptions {
  readonly hasPhotos: boolean;
  readonly hasNotSeated: boolean;
}

/**
 * The printed page: hidden on screen, and the only thing on paper. Its styles are unscoped because they hide everything
 * else; they are removed with the component.
 */
@Component({
  selector: 'edu-seating-sheet',
  changeDetection: ChangeDetectionStrategy.OnPush,
  encapsulation: ViewEncapsulation.None,
  imports: [SeatCard, TeachersDesk],
  host: { class: 'edu-sheet' },
  templateUrl: './seating-sheet.html',
  styleUrl: './seating-sheet.scss',
})
export class SeatingSheet {
  readonly details = input.required<ClassDetails>();
  readonly chart = input.required<Chart>();
  readonly students = input.required<readonly ClassStudent[]>();
  readonly options = input.required<SheetOptions>();

  protected readonly texts = seatingTexts;
  protected readonly today = seatingTexts.today(new Date());
  protected readonly names = computed(() => nameParts(this.students()));
  protected readonly facts = computed(() => {
    const { code, term, teachers } = this.details();
    const names = teachers.map(({ displayName }) => displayName).join(', ');
    return [code, term && termText(term), names].filter(Boolean);
  });
  protected readonly rows = computed(() => {
    const known = new Map(this.students().map((student) => [student.id, student]));
    return deskRows.map((row) =>
      row.map((desk) => ({ desk, student: known.get(studentAt(this.chart(), desk) ?? '') })),
    );
  });
  protected readonly leftOver = computed(() =>
    notSeated(this.chart(), this.students())
      .map(({ displayName }) => displayName)
      .join(', '),
  );
}
