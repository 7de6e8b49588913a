import { NgTemplateOutlet } from '@angular/common';
import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { newTabLinkTexts } from './new-tab-link.texts';
import { webAddress } from './web-address';

/**
 * A link to another site that opens in a new tab and tells screen readers so. Anything that isn't a web URL stays plain
 * text (S-16).
 */
@Component({
  selector: 'edu-new-tab-link',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [NgTemplateOutlet],
  template: `<ng-template #words><ng-content /></ng-template>
    @if (safe(); as href) {
      <a
        target="_blank"
        rel="noopener noreferrer"
        [href]="href"
        [class]="look()"
        [class.stretched]="stretched()"
        ><ng-container [ngTemplateOutlet]="words" /><span class="edu-unseen">
          {{ texts.hint }}</span
        ></a
      >
    } @else {
      <ng-container [ngTemplateOutlet]="words" />
    }`,
  styles: `
    a {
      overflow-wrap: anywhere;
    }

    .stretched::after {
      position: absolute;
      inset: 0;
      content: '';
    }
  `,
})
export class NewTabLink {
  readonly address = input.required<string | null>();
  /** CSS classes for the link, such as `edu-button`. */
  readonly look = input('');
  /** Whether the whole positioned ancestor is clickable. */
  readonly stretched = input(false);

  protected readonly texts = newTabLinkTexts;
  protected readonly safe = computed(() => webAddress(this.address()));
}
