import { LiveAnnouncer } from '@angular/cdk/a11y';
import {
  afterNextRender,
  ChangeDetectionStrategy,
  Component,
  computed,
  effect,
  inject,
  Injector,
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
import { Breadcrumbs } from '../../ui/breadcrumbs/breadcrumbs';
import { ClassGrid } from '../../ui/class-grid/class-grid';
import { ClassGridSkeleton } from '../../ui/class-grid/class-grid-skeleton';
import { EmptyState } from '../../ui/empty-state/empty-state';
import { Note } from '../../ui/note/note';
import { SeeMore } from '../../ui/see-more/see-more';
import { type ClassFilter, ClassTools } from '../class-tools/class-tools';
import { classesTexts } from '../classes.texts';
import { SchoolFacts } from '../school-facts/school-facts';

const pageSize = 12;

/** The classes of a school (EDU-2). What is shown stands in the address, so that a link shows the same. */
@Component({
  selector: 'edu-class-list',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [
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
  private readonly injector = inject(Injector);
  private readonly announcer = inject(LiveAnnouncer);
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
  /** Not the school one comes from, which stays until this one is here. */
  protected readonly present = computed(() => {
    const school = this.school.value();
    return school?.id === this.schoolId() ? school : undefined;
  });
  protected readonly isSchoolGone = computed(() => this.school.problem()?.code === 'not_found');
  protected readonly standing = computed(() =>
    classesTexts.standing(this.session.user()?.mainRole),
  );
  /** A page after the first that failed; those before it stay. */
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

  /** What the reader did last, which the next answer is the answer to. */
  private awaited: { focusAt?: number } | undefined;

  constructor() {
    effect(() => {
      const school = this.present();
      if (school) untracked(() => void this.context.enter(school));
    });
    effect(() => {
      // The router sets the route's own title again with every change of the query.
      this.show();
      this.search();
      const name = this.schoolName();
      if (name) this.title.set(classesTexts.titleOf(name));
    });
    effect(() => {
      if (!this.classes.isBusy()) untracked(() => this.tellAnswer());
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

  protected showMore(): void {
    this.awaited = { focusAt: this.classes.items().length };
    this.classes.more();
  }

  private navigate(queryParams: Record<string, string | null>, replaceUrl: boolean): void {
    this.awaited = {};
    void this.router.navigate([], {
      queryParams,
      queryParamsHandling: 'merge',
      replaceUrl,
      scroll: 'manual',
    });
  }

  private tellAnswer(): void {
    const { awaited, classes } = this;
    if (!awaited || classes.problem()) return;
    this.awaited = undefined;
    const { focusAt } = awaited;
    const count = classes.items().length;
    const said = count
      ? classesTexts.shown(count, classes.total())
      : this.wanted()
        ? classesTexts.noMatch(this.wanted())
        : classesTexts.nothing;
    void this.announcer.announce(said);
    if (focusAt === undefined) return;
    // The button may be gone; the reader goes on with the first of the new ones.
    afterNextRender({ write: () => this.grid()?.focusTile(focusAt) }, { injector: this.injector });
  }

  private schoolAddress(): string {
    return `/api/v1/schools/${encodeURIComponent(this.schoolId())}`;
  }
}
