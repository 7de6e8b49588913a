import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Icon } from '../icon/icon';

export interface Breadcrumb {
  readonly label: string;
  /** Absent for the current page. */
  readonly link?: string;
}

/** The path to this page. On phones only the parent is shown, as “‹ parent”. */
@Component({
  selector: 'edu-breadcrumbs',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Icon, RouterLink],
  template: `
    <nav aria-label="Breadcrumb">
      <ol>
        @for (crumb of trail(); track $index) {
          <li [class.parent]="$index === parent()">
            @if (crumb.link) {
              <a [routerLink]="crumb.link"
                ><edu-icon name="chevron-left" /><span>{{ crumb.label }}</span></a
              >
              @if (!$last) {
                <edu-icon name="chevron-right" />
              }
            } @else {
              <span aria-current="page">{{ crumb.label }}</span>
            }
          </li>
        }
      </ol>
    </nav>
  `,
  styleUrl: './breadcrumbs.scss',
})
export class Breadcrumbs {
  readonly trail = input.required<readonly Breadcrumb[]>();

  /** The index of this page's parent. */
  protected readonly parent = computed(() => this.trail().findLastIndex((crumb) => crumb.link));
}
