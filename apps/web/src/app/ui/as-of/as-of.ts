import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { Note } from '../note/note';
import { Clock } from '../time/clock';
import { asOfTexts } from './as-of.texts';

/** Says that a page shows a copy of the roster, and as of when; nothing while it's live. */
@Component({
  selector: 'edu-as-of',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Note],
  template: `<div role="status">
    @if (notice(); as text) {
      <edu-note kind="info">{{ text }} {{ texts.readOnly }}</edu-note>
    }
  </div>`,
  styles: `
    :host {
      display: block;
    }
    edu-note {
      margin-block-end: 1rem;
    }
  `,
})
export class AsOf {
  readonly at = input.required<string | undefined>();

  private readonly clock = inject(Clock);
  protected readonly texts = asOfTexts;
  protected readonly notice = computed(() => {
    const at = this.at();
    return at && asOfTexts.notice(at, this.clock.now());
  });
}
