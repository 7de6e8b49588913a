import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { AdminCard } from '../admin-card/admin-card';
import { adminTexts } from '../admin.texts';

/** How many people have linked their accounts (ADM-4). */
@Component({
  selector: 'edu-links-card',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [AdminCard, RouterLink],
  template: `<edu-admin-card icon="link" [heading]="texts.linkedAccounts">
    <p>
      <span class="count">{{ linked() }}</span> {{ texts.linkedText(linked()) }}
    </p>
    <a eduCardAction class="edu-button" routerLink="/admin/links">{{ texts.manageLinks }}</a>
  </edu-admin-card>`,
  styles: `
    :host {
      display: grid;
    }

    .count {
      display: block;
      color: var(--mat-sys-on-surface);
      font: var(--mat-sys-headline-medium);
      font-variant-numeric: tabular-nums;
    }
  `,
})
export class LinksCard {
  readonly linked = input.required<number>();

  protected readonly texts = adminTexts;
}
