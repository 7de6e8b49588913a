import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { Icon } from '../icon/icon';
import type { IconName } from '../icon/icon-names';

const icons = {
  info: 'info',
  success: 'check-circle',
  warning: 'warning',
  error: 'error',
} satisfies Record<string, IconName>;

/** A persistent message above the content. Add `role="alert"` or `role="status"` if it appears on its own. */
@Component({
  selector: 'edu-note',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Icon],
  host: { '[attr.data-kind]': 'kind()' },
  template: `<edu-icon [name]="picture()" />
    <div class="text"><ng-content /></div>
    <ng-content select="[eduNoteAction]" />`,
  styleUrl: './note.scss',
})
export class Note {
  readonly kind = input<keyof typeof icons>('info');
  readonly icon = input<IconName>();

  protected readonly picture = computed(() => this.icon() ?? icons[this.kind()]);
}
