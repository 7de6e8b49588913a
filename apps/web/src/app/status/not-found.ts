import { ChangeDetectionStrategy, Component } from '@angular/core';
import { RouterLink } from '@angular/router';
import { EmptyState } from '../ui/empty-state/empty-state';
import { statusTexts } from './status.texts';

@Component({
  selector: 'edu-not-found',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [EmptyState, RouterLink],
  template: `<edu-empty-state
    class="edu-card"
    icon="explore-off"
    [level]="1"
    [heading]="texts.notFound"
    [text]="texts.notFoundText"
  >
    <a class="edu-button tonal" routerLink="/">{{ texts.home }}</a>
  </edu-empty-state>`,
})
export class NotFound {
  protected readonly texts = statusTexts;
}
