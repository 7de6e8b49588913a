import {
  ChangeDetectionStrategy,
  Component,
  computed,
  effect,
  inject,
  input,
  untracked,
  viewChild,
} from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import type { ClassSummary, School } from '@app/contracts';
import {
  entityResource,
  LoadProblem,
  PageTitle,
  pagedResource,
  problemSentence,
  SchoolContext,
  SessionStore,
} from '../../core';
import { AsOf } from '../../ui/as-of/as-of';
import { Breadcrumbs } from '../../ui/breadcrumbs/breadcrumbs';
import { ClassGrid } from '../../ui/class-grid/class-grid';
import { ClassGridSkeleton } from '../../ui/class-grid/class-grid-skeleton';
import { EmptyState } from '../../ui/empty-state/empty-state';
import { Note } from '../../ui/note/note';
import { SeeMore } from '../../ui/see-more/see-more';
import { announceList } from '../../ui/see-more/announce-list';
import { classesTexts } from '../classes.texts';
import { type ClassFilter, ClassTools } from './class-tools';
import { SchoolFacts } from './school-facts';

const pageSize = 12;

/** A school's classes (EDU-2). Filter and search are kept in the URL, so a shared link shows the same list. */
@Component({
  selector: 'edu-class-list',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [
    AsOf,
    Breadcrumbs,
    ClassGrid,
    ClassGridSkeleton,
    ClassTools,
    EmptyState,
    LoadProblem,
    Note,
    RouterLink,
    SchoolFacts,
    SeeMore,
  ],
  templateUrl: './class-list.html',
})
export class ClassList {
  readonly schoolId = input.required<string>();
  readonly show = input<string>();
  readonly search = input<string>();

  private readonly session = inject(SessionStore);
  private readonly context = inject(SchoolContext);
  private readonly router = inject(Router);
  private readonly title = inject(PageTitle);
  private readonly grid = viewChild(ClassGrid);
  private readonly tools = viewChild(ClassTools);

  protected readonly texts = classesTexts;
  protected readonly filter = computed<ClassFilter>(() => (this.show() === 'all' ? 'all' : 'mine'));
  protected readonly wanted = computed(() => this.search()?.trim() ?? '');
  protected readonly school = entityResource<School>(() => this.schoolAddress());
  protected readonly classes = pagedResource<ClassSummary>(() => ({
    url: `${this.schoolAddress()}/classes`,
    params: {
      mine: this.filter() === 'mine',
      limit: pageSize,
      ...(this.wanted() && { search: this.wanted() }),
    },
  }));
  /** Undefined while the previous school's data is still around. */
  protected readonly present = computed(() => {
    const school = this.school.value();
    return school?.id === this.schoolId() ? school : undefined;
  });
  protected readonly isSchoolGone = computed(() => this.school.problem()?.code === 'not_found');
  protected readonly standing = computed(() =>
    classesTexts.standing(this.session.user()?.mainRole),
  );
  /** The error of a page after the first; earlier pages stay. */
  protected readonly moreProblem = computed(() => {
    const problem = this.classes.state() === 'ready' ? this.classes.problem() : undefined;
    return problem && `${classesTexts.moreFailed} ${problemSentence(problem)}`;
  });
  protected readonly trail = computed(() => [
    { label: classesTexts.schools, link: '/schools' },
    ...(this.schoolName() ? [{ label: this.schoolName() }] : []),
  ]);
  private readonly schoolName = computed(() => {
    const current = this.context.current();
    const known = current?.id === this.schoolId() ? current.displayName : '';
    return this.present()?.displayName ?? known;
  });

  protected readonly answers = announceList(this.classes, {
    say: () => this.countText(),
    focusItem: (at) => this.grid()?.focusTile(at),
  });

  constructor() {
    effect(() => {
      const school = this.present();
      if (school) untracked(() => void this.context.enter(school));
    });
    effect(() => {
      // The router resets the title to the route's own on every query change.
      this.show();
      this.search();
      const name = this.schoolName();
      if (name) this.title.set(classesTexts.titleOf(name));
    });
  }

  protected showOnly(filter: ClassFilter): void {
    this.navigate({ show: filter === 'all' ? 'all' : null }, false);
  }

  protected searchFor(text: string): void {
    this.navigate({ search: text || null }, true);
  }

  protected clearSearch(): void {
    this.tools()?.clearSearch();
  }

  private navigate(queryParams: Record<string, string | null>, replaceUrl: boolean): void {
    this.answers.asked();
    void this.router.navigate([], {
      queryParams,
      queryParamsHandling: 'merge',
      replaceUrl,
      scroll: 'manual',
    });
  }

  private countText(): string {
    const count = this.classes.items().length;
    if (count) return classesTexts.shown(count, this.classes.total());
    return this.wanted() ? classesTexts.noMatch(this.wanted()) : classesTexts.nothing;
  }

  private schoolAddress(): string {
    return `/api/v1/schools/${encodeURIComponent(this.schoolId())}`;
  }
}
