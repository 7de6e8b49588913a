import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { Breadcrumbs } from '../ui/breadcrumbs/breadcrumbs';
import { adminTrail } from './admin-trail';

/** The top of an administration page: breadcrumbs, title, and what the page is for. */
@Component({
  selector: 'edu-admin-head',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Breadcrumbs],
  template: `<edu-breadcrumbs [trail]="trail()" />
    <div class="edu-page-head">
      <div>
        <h1>{{ heading() }}</h1>
        <p class="edu-lead">{{ lead() }}</p>
      </div>
    </div>`,
  styles: ':host { display: contents }',
})
export class AdminHead {
  readonly heading = input.required<string>();
  readonly lead = input.required<string>();

  protected readonly trail = computed(() => adminTrail(this.heading()));
}
