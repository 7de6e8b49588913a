import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import { Icon } from '../icon/icon';
import type { IconName } from '../icon/icon-names';
import { emptyStateTexts } from './empty-state.texts';

/** An icon, title, sentence, and at most one action (its content). Also used for pages with a single message. */
@Component({
  selector: 'edu-empty-state',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Icon],
  template: `<span class="edu-icon-tile" [class]="tone()"
      ><edu-icon size="large" [name]="icon()"
    /></span>
    @if (level() === 1) {
      <h1 class="title">{{ heading() }}</h1>
    } @else {
      <h2 class="title">{{ heading() }}</h2>
    }
    @if (text(); as sentence) {
      <p>{{ sentence }}</p>
    }
    <div class="actions"><ng-content /></div>`,
  styleUrl: './empty-state.scss',
})
export class EmptyState {
  readonly icon = input<IconName>('folder-open');
  readonly heading = input<string>(emptyStateTexts.heading);
  readonly text = input<string>(emptyStateTexts.text);
  readonly tone = input<'neutral' | 'warning' | 'error'>('neutral');
  /** Use 1 if it is the whole page. */
  readonly level = input<1 | 2>(2);
}
