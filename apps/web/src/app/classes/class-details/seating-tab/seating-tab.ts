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
import { entityResource, LoadProblem } from '../../../core';
import { EmptyState } from '../../../ui/empty-state/empty-state';
import { Icon } from '../../../ui/icon/icon';
import { deskOf, notSeated, toChart } from '../../seating/chart';
import { SeatingApi } from '../../seating/seating-api';
import { PrintButton } from '../../seating/print/print-button';
import { RoomSkeleton } from '../../seating/room/room-skeleton';
import { RoomView } from '../../seating/room/room-view';
import { SeatCard } from '../../seating/room/seat-card';
import { seatingTexts as texts } from '../../seating/seating.texts';
import { nameParts } from '../../seating/short-names';
import { ClassDetailsStore } from '../class-details-store';

/** Who sits where (SEAT-1): to look at; teachers of the class go on to arrange it. */
@Component({
  selector: 'edu-seating-tab',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [
    EmptyState,
    Icon,
    LoadProblem,
    PrintButton,
    RoomSkeleton,
    RoomView,
    RouterLink,
    SeatCard,
  ],
  templateUrl: './seating-tab.html',
  styleUrl: './seating-tab.scss',
})
export class SeatingTab {
  protected readonly store = inject(ClassDetailsStore);
  protected readonly texts = texts;
  protected readonly seating = entityResource<SeatingChart>(() =>
    this.store.address() ? `${this.store.address()}/seating` : undefined,
  );
  protected readonly students = this.store.students;
  protected readonly problem = computed(
    () => this.seating.problem() ?? this.students.problem() ?? undefined,
  );
  protected readonly state = computed(() => {
    const states = [this.students.state(), this.seating.state()];
    return (['error', 'loading', 'empty', 'ready'] as const).find((one) => states.includes(one));
  });
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
  /** Students look at the room alone. */
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
