import { NgTemplateOutlet } from '@angular/common';
import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { newTabLinkTexts } from './new-tab-link.texts';
import { webAddress } from './web-address';

/**
 * A link to another site, in a tab of its own, which it says to whoever does not see that. What comes from elsewhere and
 * is no address of the web stays plain text (S-16).
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
  /** Classes of the link: `edu-button`. */
  readonly look = input('');
  /** Whether all of the positioned element around it opens it. */
  readonly stretched = input(false);

  protected readonly texts = newTabLinkTexts;
  protected readonly safe = computed(() => webAddress(this.address()));
}
