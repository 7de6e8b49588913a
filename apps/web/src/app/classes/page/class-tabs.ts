import {
  afterRenderEffect,
  ChangeDetectionStrategy,
  Component,
  computed,
  effect,
  type ElementRef,
  inject,
  viewChild,
} from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { MatTabLink, MatTabNav, MatTabNavPanel } from '@angular/material/tabs';
import { ActivatedRoute, NavigationEnd, Router, RouterLink, RouterOutlet } from '@angular/router';
import { filter, map, startWith } from 'rxjs';
import { keepsFocus, PageTitle, SessionStore } from '../../core';
import { ClassDetailsStore } from './class-details-store';
import { classDetailsTexts } from './class-details.texts';
import { tabsFor } from './class-tab';

/** The current class's tabs as links, and the content of the selected one. */
@Component({
  selector: 'edu-class-tabs',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [MatTabLink, MatTabNav, MatTabNavPanel, RouterLink, RouterOutlet],
  templateUrl: './class-tabs.html',
  styleUrl: './class-tabs.scss',
})
export class ClassTabs {
  private readonly store = inject(ClassDetailsStore);
  private readonly session = inject(SessionStore);
  private readonly route = inject(ActivatedRoute);
  private readonly router = inject(Router);
  private readonly title = inject(PageTitle);
  private readonly scroller = viewChild.required<ElementRef<HTMLElement>>('scroller');

  protected readonly texts = classDetailsTexts;
  protected readonly keepsFocus = keepsFocus;
  protected readonly tabs = computed(() => {
    // Until the class has loaded, an administrator may turn out not to be a member.
    const likely = this.session.isAdmin() ? 'Admin' : 'Teacher';
    return tabsFor(this.store.details.value()?.myRole ?? likely);
  });
  private readonly navigation = toSignal(
    this.router.events.pipe(
      filter((event) => event instanceof NavigationEnd),
      startWith(null),
      map(() => ({ path: this.route.snapshot.firstChild?.url[0]?.path ?? '' })),
    ),
    { requireSync: true },
  );
  protected readonly active = computed(() => this.navigation().path);
  private readonly counts = computed<Record<string, number | undefined>>(() => ({
    students: this.store.students.items().length || undefined,
    assignments: this.store.assignmentCount() || undefined,
  }));

  constructor() {
    effect(() => this.setTitle());
    effect(() => this.redirectToFirstTab());
    afterRenderEffect(() => {
      this.active();
      this.tabs();
      this.counts();
      this.scrollToActive();
    });
  }

  protected countOf(path: string): number | undefined {
    return this.counts()[path];
  }

  private setTitle(): void {
    // The router resets the title to the route's own on every navigation.
    const { path } = this.navigation();
    const tab = this.tabs().find((one) => one.path === path);
    const name = this.store.details.value()?.displayName;
    if (tab && name) this.title.set(classDetailsTexts.pageTitle(tab.title, name));
  }

  /** Redirects a link to a tab the user can't open to the first tab. */
  private redirectToFirstTab(): void {
    const isHere = this.tabs().some(({ path }) => path === this.active());
    if (!this.store.details.value() || isHere) return;
    const [first] = this.tabs();
    void this.router.navigate([first?.path], { relativeTo: this.route, replaceUrl: true });
  }

  private scrollToActive(): void {
    const box = this.scroller().nativeElement;
    const tab = box.querySelector<HTMLElement>('[aria-selected=true]');
    if (tab) box.scrollLeft = tab.offsetLeft - (box.clientWidth - tab.offsetWidth) / 2;
  }
}
