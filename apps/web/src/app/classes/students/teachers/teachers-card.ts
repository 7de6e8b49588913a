import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { Avatar } from '../../../ui/avatar/avatar';
import { Skeleton } from '../../../ui/skeleton/skeleton';
import { ClassDetailsStore } from '../../page/class-details-store';
import { AddTeacherButton } from './add-teacher-button';
import { teachersTexts } from './teachers.texts';

/** The class's teachers: a card, or one line in narrow layouts. */
@Component({
  selector: 'edu-teachers-card',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [AddTeacherButton, Avatar, Skeleton],
  templateUrl: './teachers-card.html',
  styleUrl: './teachers-card.scss',
})
export class TeachersCard {
  readonly compact = input(false);

  protected readonly store = inject(ClassDetailsStore);
  protected readonly texts = teachersTexts;
  protected readonly isHere = computed(() => this.store.details.value() !== undefined);
  protected readonly teachers = this.store.teachers;
  protected readonly faces = computed(() => this.teachers().slice(0, 3));
  protected readonly line = computed(() =>
    this.teachers().length
      ? teachersTexts.line(
          this.teachers().map(({ id, displayName }) =>
            this.isReader(id) ? teachersTexts.you : displayName,
          ),
        )
      : teachersTexts.none,
  );

  protected isReader(id: string): boolean {
    return id === this.store.readerId();
  }

  /** A teacher sees the others as co-teachers; everyone else just sees teachers. */
  protected standing(id: string): string {
    if (this.isReader(id)) return teachersTexts.you;
    return this.store.isTeacher() ? teachersTexts.coTeacher : '';
  }
}
