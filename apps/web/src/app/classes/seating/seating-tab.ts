import {
  ChangeDetectionStrategy,
  Component,
  computed,
  effect,
  inject,
  untracked,
} from '@angular/core';
import { RouterLink } from '@angular/router';
import type { SeatingChart } from '@app/contracts';
import { entityResource } from '../../core';
import { asOfTexts } from '../../ui/as-of/as-of.texts';
import { Icon } from '../../ui/icon/icon';
import { ClassDetailsStore } from '../page/class-details-store';
import { deskOf, notSeated, toChart } from './chart/chart';
import { SeatingApi } from './chart/seating-api';
import { PrintButton } from './print/print-button';
import { RoomPending, stateOfRoom } from './room/room-pending';
import { RoomView } from './room/room-view';
import { SeatCard } from './room/seat-card';
import { seatingTexts as texts } from './chart/seating.texts';
import { nameParts } from './chart/short-names';

/** The read-only seating chart (SEAT-1); the class's teachers can go on to edit it. */
@Component({
  selector: 'edu-seating-tab',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Icon, PrintButton, RoomPending, RoomView, RouterLink, SeatCard],
  templateUrl: './seating-tab.html',
  styleUrl: './seating-tab.scss',
})
export class SeatingTab {
  protected readonly store = inject(ClassDetailsStore);
  protected readonly texts = texts;
  protected readonly readOnly = asOfTexts.readOnly;
  protected readonly seating = entityResource<SeatingChart>(() =>
    this.store.address() ? `${this.store.address()}/seating` : undefined,
  );
  protected readonly students = this.store.students;
  protected readonly problem = computed(
    () => this.seating.problem() ?? this.students.problem() ?? undefined,
  );
  protected readonly state = computed(() =>
    stateOfRoom([this.students.state(), this.seating.state()]),
  );
  protected readonly names = computed(() => nameParts(this.students.items()));
  protected readonly chart = computed(() => {
    const ids = new Set(this.students.items().map(({ id }) => id));
    const seats = this.seating.value()?.seats ?? [];
    return toChart(seats.filter(({ userId }) => ids.has(userId)));
  });
  protected readonly leftOver = computed(() => notSeated(this.chart(), this.students.items()));
  private readonly isStudent = computed(() => this.store.details.value()?.myRole === 'Student');
  private readonly seated = computed(() => {
    const count = this.students.items().length;
    return texts.seated(count - this.leftOver().length, count);
  });
  protected readonly heading = computed(() => {
    if (!this.isStudent()) return this.seated();
    const desk = deskOf(this.chart(), this.store.readerId() ?? '');
    return desk === null ? texts.noSeat : texts.yourSeat(desk);
  });
  protected readonly remark = computed(() => {
    const savedBy = this.seating.value()?.savedBy;
    if (this.isStudent()) return this.seated();
    return savedBy ? texts.savedBy(savedBy.displayName, savedBy.at) : texts.neverSaved;
  });
  /** Students see only the room. */
  protected readonly hasTray = computed(() => !this.isStudent());

  constructor() {
    const { saves } = inject(SeatingApi);
    const before = saves();
    this.store.showStudents();
    effect(() => {
      if (saves() > before) untracked(() => this.seating.reload());
    });
  }

  protected reload(): void {
    if (this.students.problem()) this.students.reload();
    if (this.seating.problem()) this.seating.reload();
  }
}
