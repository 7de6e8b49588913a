import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { Chip } from '../../ui/chip/chip';
import { developerPanelTexts } from './developer-panel.texts';
import type { GraphAnswer } from './graph-answer';
import { SourceLink } from './source-link';

/** One Graph request in the panel's list, with the parts of a `$batch` indented below it. */
@Component({
  selector: 'edu-graph-answer-row',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Chip, SourceLink],
  host: { '[class.failed]': 'answer().hasFailed' },
  template: `
    <div class="row">
      <span class="method">{{ answer().method }}</span>
      <!-- prettier-ignore -->
      <code>@for (piece of pieces(); track $index) {{{ piece }}<wbr />}</code>
      <span class="status edu-number"
        ><span class="edu-unseen">{{ texts.status }} </span>{{ answer().status }}</span
      >
      <div class="facts">
        @if (answer().duration > 0) {
          <span class="edu-number">{{ texts.duration(answer().duration) }}</span>
        }
        @if (answer().hasFailed) {
          <edu-chip kind="error" icon="error">{{ answer().errorCode || texts.failed }}</edu-chip>
        }
        @if (!isPart()) {
          <edu-chip [kind]="answer().isCached ? 'info' : 'neutral'">{{
            answer().isCached ? texts.fromCache : texts.fromGraph
          }}</edu-chip>
        }
        @if (answer().source; as source) {
          <edu-source-link [name]="source" />
        }
      </div>
    </div>
    @if (answer().parts.length > 0) {
      <ul [attr.aria-label]="texts.parts">
        @for (part of answer().parts; track $index) {
          <li><edu-graph-answer-row [answer]="part" [isPart]="true" /></li>
        }
      </ul>
    }
  `,
  styleUrl: './graph-answer-row.scss',
})
export class GraphAnswerRow {
  readonly answer = input.required<GraphAnswer>();
  readonly isPart = input(false);

  protected readonly texts = developerPanelTexts;
  /** Long paths wrap between query parameters. */
  protected readonly pieces = computed(() => this.answer().path.split(/(?<=[,&?])/));
}
