import { ChangeDetectionStrategy, Component } from '@angular/core';
import { RouterLink } from '@angular/router';
import { EmptyState } from '../ui/empty-state/empty-state';
import { statusTexts } from './status.texts';

@Component({
  selector: 'edu-forbidden',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [EmptyState, RouterLink],
  template: `<edu-empty-state
    class="edu-card"
    icon="block"
    [level]="1"
    [heading]="texts.forbidden"
    [text]="texts.forbiddenText"
  >
    <a class="edu-button tonal" routerLink="/">{{ texts.home }}</a>
  </edu-empty-state>`,
})
export class Forbidden {
  protected readonly texts = statusTexts;
}
