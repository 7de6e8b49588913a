import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { Icon } from '../../ui/icon/icon';
import { DeveloperPanelState } from './developer-panel-state';
import { developerPanelTexts } from './developer-panel.texts';
import { PageRequests } from './page-requests';

/** Opens the developer panel. Lazy-loaded; until then the shell shows an icon of the same size. */
@Component({
  selector: 'edu-developer-button',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Icon],
  template: `<button
    #button
    type="button"
    class="edu-icon-button"
    aria-controls="developer-panel"
    [attr.aria-expanded]="panel.isOpen()"
    [attr.aria-label]="texts.name"
    [attr.title]="texts.name"
    (click)="panel.toggle(button)"
  >
    <edu-icon name="data-object" />
  </button>`,
})
export class DeveloperButton {
  protected readonly texts = developerPanelTexts;
  protected readonly panel = inject(DeveloperPanelState);

  constructor() {
    inject(PageRequests).watch();
  }
}
