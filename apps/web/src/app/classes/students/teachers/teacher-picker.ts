import {
  ChangeDetectionStrategy,
  Component,
  computed,
  ElementRef,
  inject,
  input,
  linkedSignal,
  output,
  signal,
  viewChild,
} from '@angular/core';
import type { Person, TeacherList } from '@app/contracts';
import { LoadProblem, pagedResource, problemSentence } from '../../../core';
import { Avatar } from '../../../ui/avatar/avatar';
import { EmptyState } from '../../../ui/empty-state/empty-state';
import { Icon } from '../../../ui/icon/icon';
import { Loading } from '../../../ui/loading/loading';
import { Note } from '../../../ui/note/note';
import { SearchField } from '../../../ui/search-field/search-field';
import { SeeMore } from '../../../ui/see-more/see-more';
import { announceList } from '../../../ui/see-more/announce-list';
import { Skeleton } from '../../../ui/skeleton/skeleton';
import { ClassDetailsStore } from '../../page/class-details-store';
import { addTeacherTexts } from './add-teacher.texts';

type Teacher = TeacherList['value'][number];

const pageSize = 20;

/** The school's teachers as searchable radio buttons; those who already teach the class are marked and disabled. */
@Component({
  selector: 'edu-teacher-picker',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Avatar, EmptyState, Icon, Loading, LoadProblem, Note, SearchField, SeeMore, Skeleton],
  templateUrl: './teacher-picker.html',
  styleUrl: './teacher-picker.scss',
})
export class TeacherPicker {
  readonly chosen = input<Person>();
  /** Set while the choice is being sent. */
  readonly isLocked = input(false);
  readonly choice = output<Person | undefined>();

  private readonly store = inject(ClassDetailsStore);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  private readonly field = viewChild(SearchField);

  protected readonly texts = addTeacherTexts;
  protected readonly schools = computed(() => this.store.details.value()?.schools ?? []);
  protected readonly schoolId = linkedSignal(() => this.store.school()?.id);
  protected readonly search = signal('');
  protected readonly teachers = pagedResource<Teacher>(() => {
    const school = this.schoolId();
    return school
      ? {
          url: `/api/v1/schools/${encodeURIComponent(school)}/teachers`,
          params: { limit: pageSize, ...(this.search() && { search: this.search() }) },
        }
      : undefined;
  });
  protected readonly state = computed(() => (this.schoolId() ? this.teachers.state() : 'empty'));
  protected readonly moreProblem = computed(() => {
    const problem = this.teachers.state() === 'ready' ? this.teachers.problem() : undefined;
    return problem && `${addTeacherTexts.moreFailed} ${problemSentence(problem)}`;
  });
  private readonly taken = computed(() => new Set(this.store.teachers().map(({ id }) => id)));
  protected readonly answers = announceList(this.teachers, {
    say: () => this.countText(),
    focusItem: (at) => this.focusFrom(at),
  });

  protected isTaken(id: string): boolean {
    return this.taken().has(id);
  }

  protected standing(id: string): string {
    return id === this.store.readerId() ? addTeacherTexts.you : addTeacherTexts.coTeacher;
  }

  protected chooseSchool(id: string): void {
    this.answers.asked();
    this.schoolId.set(id);
    this.choice.emit(undefined);
  }

  protected searchFor(text: string): void {
    this.answers.asked();
    this.search.set(text);
  }

  protected clearSearch(): void {
    this.field()?.clear();
  }

  private countText(): string {
    const count = this.teachers.items().length;
    if (count) return addTeacherTexts.shown(count, this.teachers.total());
    return this.search() ? addTeacherTexts.noMatch(this.search()) : addTeacherTexts.nobody;
  }

  private focusFrom(at: number): void {
    const radios = Array.from(this.host.querySelectorAll<HTMLInputElement>('input[type=radio]'));
    radios
      .slice(at)
      .find((radio) => !radio.disabled)
      ?.focus();
  }
}
