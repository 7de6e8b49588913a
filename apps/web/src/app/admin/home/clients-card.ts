import { ChangeDetectionStrategy, Component, computed } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { ApiClient } from '@app/contracts';
import { listResource } from '../../core';
import { AdminCard } from '../admin-card/admin-card';
import { apiClientsTexts } from '../api-clients/api-clients.texts';

/** How many programs have access (ADM-8). */
@Component({
  selector: 'edu-clients-card',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [AdminCard, RouterLink],
  template: `<edu-admin-card icon="data-object" [heading]="texts.title">
    <p>
      <span class="count">{{ count() ?? '–' }}</span> {{ texts.cardText(count() ?? 0) }}
    </p>
    <a eduCardAction class="edu-button" routerLink="/admin/api-clients">{{ texts.manage }}</a>
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
export class ClientsCard {
  private readonly clients = listResource<ApiClient>(() => '/api/v1/admin/api-clients');

  protected readonly texts = apiClientsTexts;
  protected readonly count = computed(() => {
    const isKnown = this.clients.state() === 'ready' || this.clients.state() === 'empty';
    return isKnown
      ? this.clients.items().filter(({ state }) => state === 'active').length
      : undefined;
  });
}
