import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { DeveloperPanel } from './developer-panel';
import { DeveloperPanelState } from './developer-panel-state';

/** The developer panel's place in the page; lazy-loads the panel on first open. */
@Component({
  selector: 'edu-developer-sheet',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [DeveloperPanel],
  host: { '[class.open]': 'panel.isOpen()' },
  template: `@defer (when panel.isOpen()) {
    @if (panel.isOpen()) {
      <edu-developer-panel />
    }
  }`,
})
export class DeveloperSheet {
  protected readonly panel = inject(DeveloperPanelState);
}
