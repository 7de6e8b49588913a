import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import type { ClassStudent } from '@app/contracts';
import { desks, studentAt, type Chart } from '../chart/chart';
import { favoriteOf } from '../chart/favorite-of';
import { seatingTexts } from '../chart/seating.texts';
import { nameParts } from '../chart/short-names';
import { SeatCard } from './seat-card';
import { TeachersDesk } from './teachers-desk';

/** The read-only room: 36 desks, with the user's own highlighted (SEAT-1). */
@Component({
  selector: 'edu-room-view',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [SeatCard, TeachersDesk],
  template: `<edu-teachers-desk />
    <ol [attr.aria-label]="texts.room">
      @for (place of places(); track place.desk) {
        <li>
          <span class="edu-unseen">{{ place.label }}</span>
          @if (place.student; as student) {
            <edu-seat-card
              [student]="student"
              [name]="names().get(student.id)!"
              [state]="place.isOwn ? 'own' : 'seated'"
            />
          } @else {
            <span class="free" aria-hidden="true">{{ place.desk }}</span>
          }
        </li>
      }
    </ol>`,
  styleUrl: './room-view.scss',
})
export class RoomView {
  readonly chart = input.required<Chart>();
  readonly students = input.required<readonly ClassStudent[]>();
  readonly readerId = input<string>();

  protected readonly texts = seatingTexts;
  protected readonly names = computed(() => nameParts(this.students()));
  protected readonly places = computed(() => {
    const known = new Map(this.students().map((student) => [student.id, student]));
    return desks.map((desk) => {
      const student = known.get(studentAt(this.chart(), desk) ?? '');
      const isOwn = student !== undefined && student.id === this.readerId();
      return { desk, student, isOwn, label: labelOf(desk, student, isOwn) };
    });
  });
}

function labelOf(desk: number, student: ClassStudent | undefined, isOwn: boolean): string {
  if (!student) return seatingTexts.desk(desk, seatingTexts.free);
  const color = favoriteOf(student.favoriteColor)?.name;
  return [
    seatingTexts.desk(desk, student.displayName),
    ...(color ? [seatingTexts.color(color)] : []),
    ...(isOwn ? [seatingTexts.ownDesk] : []),
  ].join(', ');
}
