import {
  ChangeDetectionStrategy,
  Component,
  computed,
  effect,
  inject,
  input,
  untracked,
} from '@angular/core';
import { RouterLink } from '@angular/router';
import { LoadProblem, PageTitle, SchoolContext } from '../../core';
import { AsOf } from '../../ui/as-of/as-of';
import { Breadcrumbs } from '../../ui/breadcrumbs/breadcrumbs';
import { EmptyState } from '../../ui/empty-state/empty-state';
import { termText } from '../../ui/facts/school-date';
import { Icon } from '../../ui/icon/icon';
import { Loading } from '../../ui/loading/loading';
import { Skeleton } from '../../ui/skeleton/skeleton';
import { ClassDetailsStore } from './class-details-store';
import { classDetailsTexts } from './class-details.texts';
import { ClassTabs } from './class-tabs';

/** A class (EDU-3): breadcrumbs, facts from the roster, and tabs. */
@Component({
  selector: 'edu-class-details',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [
    AsOf,
    Breadcrumbs,
    ClassTabs,
    EmptyState,
    Icon,
    LoadProblem,
    Loading,
    RouterLink,
    Skeleton,
  ],
  providers: [ClassDetailsStore],
  templateUrl: './class-details.html',
  styleUrl: './class-details.scss',
})
export class ClassDetails {
  readonly classId = input.required<string>();

  private readonly context = inject(SchoolContext);
  private readonly title = inject(PageTitle);
  protected readonly store = inject(ClassDetailsStore);

  protected readonly texts = classDetailsTexts;
  protected readonly details = this.store.details;
  protected readonly opened = this.details.value;
  protected readonly isStranger = computed(() => this.details.problem()?.code === 'forbidden');
  protected readonly isGone = computed(() => this.details.problem()?.code === 'not_found');
  protected readonly termName = computed(() => this.opened()?.term?.displayName);
  protected readonly termDates = computed(() => {
    const term = this.opened()?.term;
    return term ? termText({ ...term, displayName: null }) : '';
  });
  protected readonly teacherNames = computed(() =>
    this.store
      .teachers()
      .map((teacher) => teacher.displayName)
      .join(', '),
  );
  protected readonly trail = computed(() => {
    const school = this.opened() ? this.store.school() : this.context.current();
    const name = this.opened()?.displayName;
    return [
      { label: classDetailsTexts.schools, link: '/schools' },
      ...(school ? [{ label: school.displayName, link: `/schools/${school.id}/classes` }] : []),
      ...(name ? [{ label: name }] : []),
    ];
  });

  constructor() {
    effect(() => this.store.open(this.classId()));
    effect(() => {
      const school = this.store.school();
      if (school) untracked(() => void this.context.enter(school));
    });
    effect(() => {
      if (this.isStranger()) this.title.set(classDetailsTexts.notMember);
      if (this.isGone()) this.title.set(classDetailsTexts.gone);
    });
  }
}
