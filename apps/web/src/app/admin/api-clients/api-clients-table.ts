import { ChangeDetectionStrategy, Component, input, output } from '@angular/core';
import { MatTableModule } from '@angular/material/table';
import type { ApiClient, ApiScope } from '@app/contracts';
import { Chip, type ChipKind } from '../../ui/chip/chip';
import { RelativeTime } from '../../ui/time/relative-time';
import { apiClientsTexts, clientStateTexts, scopeTexts } from './api-clients.texts';

const kinds: Record<ApiClient['state'], ChipKind> = {
  active: 'success',
  expired: 'warning',
  revoked: 'neutral',
};

/** Clients with their scopes and when they were last used. In narrow layouts a row takes two lines. */
@Component({
  selector: 'edu-api-clients-table',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Chip, MatTableModule, RelativeTime],
  host: { '[attr.aria-busy]': 'busy()' },
  templateUrl: './api-clients-table.html',
  styleUrl: './api-clients-table.scss',
})
export class ApiClientsTable {
  readonly clients = input.required<readonly ApiClient[]>();
  readonly busy = input(false);
  readonly rotated = output<ApiClient>();
  readonly secretEnded = output<ApiClient>();
  readonly revoked = output<ApiClient>();

  protected readonly texts = apiClientsTexts;
  protected readonly columns = ['name', 'clientId', 'scopes', 'lastUsed', 'actions'];

  protected stateOf({ state }: ApiClient) {
    return { word: clientStateTexts[state], kind: kinds[state] };
  }

  protected meaningOf(scope: ApiScope): string {
    return scopeTexts[scope];
  }

  protected hasOldSecret({ secrets }: ApiClient): boolean {
    return secrets.some(({ expiresAt }) => expiresAt !== null);
  }

  protected idOf(_: number, { id }: ApiClient): string {
    return id;
  }
}
