import { CdkTrapFocus } from '@angular/cdk/a11y';
import { BreakpointObserver } from '@angular/cdk/layout';
import {
  afterNextRender,
  ChangeDetectionStrategy,
  Component,
  computed,
  type ElementRef,
  inject,
  viewChild,
} from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { NavigationEnd, Router } from '@angular/router';
import { filter, map } from 'rxjs';
import { Icon } from '../../ui/icon/icon';
import { DeveloperPanelState } from './developer-panel-state';
import { developerPanelTexts } from './developer-panel.texts';
import { DeveloperSourcesStore } from './developer-sources-store';
import { storyOf } from './graph-answer';
import { GraphAnswerRow } from './graph-answer-row';
import { pageComponents } from './page-components';
import { PageRequests } from './page-requests';
import { SourceLink } from './source-link';

/** From this width on, the page makes room for the panel; below, the panel covers it and traps the focus. */
const besidePage = '(width >= 1240px)';
/** The element that frames every page. */
const shell = 'edu-shell';

/** Shows the page's Graph requests and the source code that made them (DEMO-1). Loaded on first open. */
@Component({
  selector: 'edu-developer-panel',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [CdkTrapFocus, GraphAnswerRow, Icon, SourceLink],
  templateUrl: './developer-panel.html',
  styleUrl: './developer-panel.scss',
})
export class DeveloperPanel {
  private readonly state = inject(DeveloperPanelState);
  private readonly requests = inject(PageRequests);
  private readonly sources = inject(DeveloperSourcesStore);
  private readonly router = inject(Router);
  private readonly closer = viewChild.required<ElementRef<HTMLElement>>('closer');

  protected readonly texts = developerPanelTexts;
  protected readonly isCovering = toSignal(
    inject(BreakpointObserver)
      .observe(besidePage)
      .pipe(map(({ matches }) => !matches)),
    { initialValue: false },
  );
  protected readonly story = computed(() => storyOf(this.requests.answers()));
  protected readonly sum = computed(() => {
    const { answers } = this.story();
    const duration = answers.reduce((total, answer) => total + answer.duration, 0);
    const cached = answers.filter((answer) => answer.isCached).length;
    return answers.length > 0 ? developerPanelTexts.sum(answers.length, duration, cached) : '';
  });
  private readonly components = toSignal(
    this.router.events.pipe(
      filter((event) => event instanceof NavigationEnd),
      map(() => pageComponents(this.router.routerState.snapshot.root)),
    ),
    { initialValue: pageComponents(this.router.routerState.snapshot.root) },
  );
  protected readonly names = computed(() => [
    ...this.components().filter((selector) => selector !== shell),
    ...this.story().handlers,
  ]);

  constructor() {
    this.sources.retry();
    if (this.state.isAsked) afterNextRender({ read: () => this.closer().nativeElement.focus() });
  }

  protected close(): void {
    this.state.close();
  }
}
