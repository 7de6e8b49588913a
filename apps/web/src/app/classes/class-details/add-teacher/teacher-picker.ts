import { LiveAnnouncer } from '@angular/cdk/a11y';
import {
  afterNextRender,
  ChangeDetectionStrategy,
  Component,
  computed,
  effect,
  ElementRef,
  inject,
  Injector,
  input,
  linkedSignal,
  output,
  signal,
  untracked,
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
import { Skeleton } from '../../../ui/skeleton/skeleton';
import { ClassDetailsStore } from '../class-details-store';
import { addTeacherTexts } from './add-teacher.texts';

type Teacher = TeacherList['value'][number];

const pageSize = 20;

/** The teachers of the class's school as radio buttons, with a search; those who teach the class are marked and cannot be chosen. */
@Component({
  selector: 'edu-teacher-picker',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Avatar, EmptyState, Icon, Loading, LoadProblem, Note, SearchField, SeeMore, Skeleton],
  templateUrl: './teacher-picker.html',
  styleUrl: './teacher-picker.scss',
})
export class TeacherPicker {
  readonly chosen = input<Person>();
  /** While the choice is being sent. */
  readonly isLocked = input(false);
  readonly choice = output<Person | undefined>();
  readonly searched = output<string>();

  private readonly store = inject(ClassDetailsStore);
  private readonly announcer = inject(LiveAnnouncer);
  private readonly injector = inject(Injector);
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
  /** What the reader did last, which the next answer is the answer to. */
  private awaited: { focusAt?: number } | undefined;

  constructor() {
    effect(() => {
      if (!this.teachers.isBusy()) untracked(() => this.tellAnswer());
    });
  }

  protected isTaken(id: string): boolean {
    return this.taken().has(id);
  }

  protected standing(id: string): string {
    return id === this.store.readerId() ? addTeacherTexts.you : addTeacherTexts.coTeacher;
  }

  protected chooseSchool(id: string): void {
    this.awaited = {};
    this.schoolId.set(id);
    this.choice.emit(undefined);
  }

  protected searchFor(text: string): void {
    this.awaited = {};
    this.search.set(text);
    this.searched.emit(text);
  }

  protected clearSearch(): void {
    this.field()?.clear();
  }

  protected showMore(): void {
    this.awaited = { focusAt: this.teachers.items().length };
    this.teachers.more();
  }

  private tellAnswer(): void {
    const { awaited, teachers } = this;
    if (!awaited || teachers.problem()) return;
    this.awaited = undefined;
    const count = teachers.items().length;
    const none = this.search() ? addTeacherTexts.noMatch(this.search()) : addTeacherTexts.nobody;
    void this.announcer.announce(count ? addTeacherTexts.shown(count, teachers.total()) : none);
    const { focusAt } = awaited;
    if (focusAt === undefined) return;
    // The button may be gone; the reader goes on with the first of the new ones.
    afterNextRender({ write: () => this.focusFrom(focusAt) }, { injector: this.injector });
  }

  private focusFrom(at: number): void {
    const radios = Array.from(this.host.querySelectorAll<HTMLInputElement>('input[type=radio]'));
    radios
      .slice(at)
      .find((radio) => !radio.disabled)
      ?.focus();
  }
}
