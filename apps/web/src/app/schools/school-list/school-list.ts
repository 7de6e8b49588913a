import { LiveAnnouncer } from '@angular/cdk/a11y';
import {
  afterNextRender,
  ChangeDetectionStrategy,
  Component,
  computed,
  effect,
  inject,
  Injector,
  linkedSignal,
  signal,
  untracked,
  viewChild,
  viewChildren,
} from '@angular/core';
import type { School } from '@app/contracts';
import { listResource, LoadProblem, SchoolContext, SessionStore } from '../../core';
import { AsOf } from '../../ui/as-of/as-of';
import { EmptyState } from '../../ui/empty-state/empty-state';
import { Loading } from '../../ui/loading/loading';
import { SearchField } from '../../ui/search-field/search-field';
import { SeeMore } from '../../ui/see-more/see-more';
import { Skeleton } from '../../ui/skeleton/skeleton';
import { SchoolCard } from '../school-card/school-card';
import { schoolsTexts } from '../schools.texts';

const pageSize = 30;

/** The tenant's schools, in API order: the user's own first (EDU-1). */
@Component({
  selector: 'edu-school-list',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [AsOf, EmptyState, LoadProblem, Loading, SchoolCard, SearchField, SeeMore, Skeleton],
  templateUrl: './school-list.html',
  styleUrl: './school-list.scss',
})
export class SchoolList {
  private readonly session = inject(SessionStore);
  private readonly context = inject(SchoolContext);
  private readonly injector = inject(Injector);
  private readonly announcer = inject(LiveAnnouncer);
  private readonly searchField = viewChild(SearchField);
  private readonly cards = viewChildren(SchoolCard);

  protected readonly texts = schoolsTexts;
  protected readonly schools = listResource<School>(() => '/api/v1/schools');
  protected readonly search = signal('');
  protected readonly matching = computed(() => {
    const wanted = this.search().toLocaleLowerCase();
    const all = this.schools.items();
    return wanted ? all.filter((school) => searchableText(school).includes(wanted)) : all;
  });
  /** How many are shown; a new search starts over with one page. */
  protected readonly limit = linkedSignal({ source: this.search, computation: () => pageSize });
  protected readonly visible = computed(() => this.matching().slice(0, this.limit()));
  protected readonly count = computed(() =>
    schoolsTexts.count(
      this.matching().length,
      this.schools.items().length,
      this.session.organization()?.name,
    ),
  );

  constructor() {
    effect(() => {
      const schools = this.schools.items();
      if (schools.length > 0) untracked(() => this.context.learn(schools));
    });
  }

  protected showMore(): void {
    const before = this.visible().length;
    this.limit.update((limit) => limit + pageSize);
    const now = this.visible().length;
    void this.announcer.announce(schoolsTexts.shown(now, this.matching().length));
    // See more may be gone now; move the focus to the first new item.
    afterNextRender({ write: () => this.cards()[before]?.focus() }, { injector: this.injector });
  }

  protected clearSearch(): void {
    this.searchField()?.clear();
  }
}

function searchableText({ displayName, principalName, number, address }: School): string {
  return [displayName, principalName, number, address.city].join('\n').toLocaleLowerCase();
}
