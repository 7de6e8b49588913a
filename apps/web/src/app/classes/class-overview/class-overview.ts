import { ChangeDetectionStrategy, Component, computed, effect, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { ClassSummary } from '@app/contracts';
import { listResource, LoadProblem, PageTitle, SchoolContext, SessionStore } from '../../core';
import { Avatar } from '../../ui/avatar/avatar';
import { Breadcrumbs } from '../../ui/breadcrumbs/breadcrumbs';
import { EmptyState } from '../../ui/empty-state/empty-state';
import { termText } from '../../ui/facts/school-date';
import { Icon } from '../../ui/icon/icon';
import { Loading } from '../../ui/loading/loading';
import { Skeleton } from '../../ui/skeleton/skeleton';
import { classesTexts } from '../classes.texts';

/** The head of one of the reader's classes: what the roster knows of it, and who teaches it. */
@Component({
  selector: 'edu-class-overview',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Avatar, Breadcrumbs, EmptyState, Icon, LoadProblem, Loading, RouterLink, Skeleton],
  templateUrl: './class-overview.html',
  styleUrl: './class-overview.scss',
})
export class ClassOverview {
  readonly classId = input.required<string>();

  private readonly context = inject(SchoolContext);
  private readonly session = inject(SessionStore);
  private readonly title = inject(PageTitle);

  protected readonly texts = classesTexts;
  protected readonly mine = listResource<ClassSummary>(() => '/api/v1/me/classes');
  protected readonly opened = computed(() =>
    this.mine.state() === 'ready'
      ? this.mine.items().find((one) => one.id === this.classId())
      : undefined,
  );
  /** The list is here, and the class is not in it. */
  protected readonly isStranger = computed(
    () => !this.opened() && ['ready', 'empty'].includes(this.mine.state()),
  );
  protected readonly term = computed(() => termText(this.opened()?.term ?? null));
  protected readonly teacherNames = computed(() =>
    (this.opened()?.teachers ?? []).map((teacher) => teacher.displayName).join(', '),
  );
  protected readonly trail = computed(() => {
    const school = this.context.current();
    const name = this.opened()?.displayName;
    return [
      { label: classesTexts.schools, link: '/schools' },
      ...(school ? [{ label: school.displayName, link: `/schools/${school.id}/classes` }] : []),
      ...(name ? [{ label: name }] : []),
    ];
  });

  constructor() {
    effect(() => {
      const name = this.opened()?.displayName;
      if (name) this.title.set(name);
    });
  }

  protected isReader(id: string): boolean {
    return id === this.session.user()?.id;
  }
}
