import { computed, inject, Injectable, linkedSignal, signal } from '@angular/core';
import type { ClassDetails, ClassStudent, Person } from '@app/contracts';
import { entityResource, listResource, SchoolContext, SessionStore } from '../../core';

/**
 * The current class, loaded once for the header and all tabs. It lives as long as the page; tabs inject it for
 * `classId()`, `isTeacher()`, and data they share.
 */
@Injectable()
export class ClassDetailsStore {
  private readonly session = inject(SessionStore);
  private readonly context = inject(SchoolContext);
  private readonly opened = signal('');
  private readonly isStudentsWanted = signal(false);

  readonly classId = this.opened.asReadonly();
  /** `/api/v1/classes/…` of this class; empty until one is open. */
  readonly address = computed(() =>
    this.opened() ? `/api/v1/classes/${encodeURIComponent(this.opened())}` : '',
  );
  readonly details = entityResource<ClassDetails>(() => this.address() || undefined);
  readonly students = listResource<ClassStudent>(() =>
    this.isStudentsWanted() && this.address() ? `${this.address()}/students` : undefined,
  );

  /** The school the user came from, if the class has several. */
  readonly school = computed(() => {
    const schools = this.details.value()?.schools ?? [];
    const current = this.context.current()?.id;
    return schools.find(({ id }) => id === current) ?? schools[0];
  });
  readonly isTeacher = computed(() => this.details.value()?.myRole === 'Teacher');
  /** Whether Microsoft 365 is away, so that nothing can be changed. */
  readonly isReadOnly = computed(() => this.details.asOf() !== undefined);
  /** Teachers from the roster and those added on this page; the user first. */
  readonly teachers = computed(() => {
    const listed = this.details.value()?.teachers ?? [];
    const added = this.added().filter(({ id }) => listed.every((teacher) => teacher.id !== id));
    const isReader = ({ id }: Person) => id === this.readerId();
    const all = [...listed, ...added];
    return [...all.filter(isReader), ...all.filter((teacher) => !isReader(teacher))];
  });
  readonly readerId = computed(() => this.session.user()?.id);

  /** How many assignments the user has; known once the Assignments tab has loaded. */
  readonly assignmentCount = linkedSignal<string, number | undefined>({
    source: this.opened,
    computation: () => undefined,
  });

  // Microsoft's directory may omit them for a while after they were added.
  private readonly added = linkedSignal<string, Person[]>({
    source: this.opened,
    computation: () => [],
  });

  open(classId: string): void {
    this.opened.set(classId);
  }

  /** Loads the students, or revalidates them if already loaded. */
  showStudents(): void {
    if (this.isStudentsWanted()) this.students.reload();
    else this.isStudentsWanted.set(true);
  }

  addTeacher({ id, displayName }: Person): void {
    this.added.update((added) => [...added, { id, displayName }]);
  }
}
