import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { DeveloperPanel } from './developer-panel';
import { DeveloperPanelState } from './developer-panel-state';

/** Where the developer panel opens; its code comes when it first does. */
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
