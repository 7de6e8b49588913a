import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { SyncDecision } from '@app/contracts';
import { Note } from '../../ui/note/note';
import { syncTexts } from './state/sync.texts';

/** “Sync stopped: it would deactivate 24 of 98 people. Look at the list before it goes on. [Review]” (SYNC-8) */
@Component({
  selector: 'edu-decision-note',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Note, RouterLink],
  template: `<edu-note kind="warning">
    {{ sentence() }}
    <a eduNoteAction class="edu-button" routerLink="/admin/sync/review">{{ texts.review }}</a>
  </edu-note>`,
  styles: `
    :host {
      display: block;
    }

    edu-note {
      align-items: center;
    }

    a {
      margin-block: calc(-1 * var(--edu-space-1));
      color: inherit;
      text-decoration: underline;
    }
  `,
})
export class DecisionNote {
  readonly decision = input.required<SyncDecision>();

  protected readonly texts = syncTexts;
  protected readonly sentence = computed(() => syncTexts.stopped(this.decision()));
}
