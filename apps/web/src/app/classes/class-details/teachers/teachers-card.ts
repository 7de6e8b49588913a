import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { Avatar } from '../../../ui/avatar/avatar';
import { Skeleton } from '../../../ui/skeleton/skeleton';
import { AddTeacherButton } from '../add-teacher/add-teacher-button';
import { ClassDetailsStore } from '../class-details-store';
import { teachersTexts } from './teachers.texts';

/** Who teaches the class: a card of people, or one line where there is little room. */
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

  /** To another teacher the others are co-teachers; to everybody else just teachers. */
  protected standing(id: string): string {
    if (this.isReader(id)) return teachersTexts.you;
    return this.store.isTeacher() ? teachersTexts.coTeacher : '';
  }
}
