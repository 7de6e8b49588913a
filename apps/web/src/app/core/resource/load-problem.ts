import {
  ChangeDetectionStrategy,
  Component,
  computed,
  effect,
  inject,
  input,
  output,
  untracked,
} from '@angular/core';
import { EmptyState } from '../../ui/empty-state/empty-state';
import { ErrorState } from '../../ui/error-state/error-state';
import type { RequestProblem } from '../problem/problem';
import { problemSentence } from '../problem/problem.texts';
import { Online } from '../navigation/online';
import { loadProblemTexts } from './load-problem.texts';

/**
 * Replaces content that did not load: says what failed and offers Try again, counts down if the API specified a wait,
 * or says that the user is offline and reloads once back online.
 */
@Component({
  selector: 'edu-load-problem',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [EmptyState, ErrorState],
  template: `@if (isOffline()) {
      <edu-empty-state
        icon="wifi-off"
        role="alert"
        [heading]="texts.offline"
        [text]="texts.offlineText"
      />
    } @else {
      <edu-error-state
        [heading]="heading()"
        [text]="sentence()"
        [requestId]="problem().requestId"
        [retryAfter]="problem().retryAfter"
        (retry)="retry.emit()"
      />
    }`,
  styles: ':host { display: block }',
})
export class LoadProblem {
  readonly problem = input.required<RequestProblem>();
  /** “Students didn’t load” */
  readonly heading = input.required<string>();
  readonly retry = output();

  private readonly online = inject(Online);
  protected readonly texts = loadProblemTexts;
  protected readonly sentence = computed(() => problemSentence(this.problem()));
  protected readonly isOffline = computed(() => this.problem().code === 'offline');

  constructor() {
    let wasOffline = false;
    effect(() => {
      const isOnline = this.online.isOnline();
      if (isOnline && wasOffline) untracked(() => this.retry.emit());
      wasOffline = !isOnline;
    });
  }
}
