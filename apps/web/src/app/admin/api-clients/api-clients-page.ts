import { ChangeDetectionStrategy, Component, computed, inject, Injector } from '@angular/core';
import { Router } from '@angular/router';
import type { ApiClient, CreatedApiClient } from '@app/contracts';
import { Ask, listResource, LoadProblem, SessionStore, Snackbar } from '../../core';
import { openForm } from '../../ui/draft/open-form';
import { EmptyState } from '../../ui/empty-state/empty-state';
import { Icon } from '../../ui/icon/icon';
import { AdminHead } from '../admin-head';
import { TableSkeleton } from '../list/table-skeleton';
import { ApiClientsTable } from './api-clients-table';
import { ApiClientsWork } from './api-clients-work';
import {
  apiClientsTexts as texts,
  endSecretTexts,
  revokeTexts,
  rotateTexts,
} from './api-clients.texts';

/** The programs that may read the tenant's data, and how they are let in and out (ADM-8). */
@Component({
  selector: 'edu-api-clients-page',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [AdminHead, ApiClientsTable, EmptyState, Icon, LoadProblem, TableSkeleton],
  providers: [ApiClientsWork],
  templateUrl: './api-clients-page.html',
  styleUrls: ['../list/list-card.scss', './api-clients-page.scss'],
})
export class ApiClientsPage {
  private readonly work = inject(ApiClientsWork);
  private readonly ask = inject(Ask);
  private readonly snackbar = inject(Snackbar);
  private readonly router = inject(Router);
  private readonly injector = inject(Injector);
  private readonly session = inject(SessionStore);

  protected readonly texts = texts;
  protected readonly clients = listResource<ApiClient>(() => '/api/v1/admin/api-clients');
  protected readonly lead = computed(() => {
    const name = this.session.organization()?.name;
    return name ? texts.lead(name) : texts.lead0;
  });

  protected async create(): Promise<void> {
    const { NewClientDialog } = await import('./new-client/new-client-dialog');
    const created = await openForm<CreatedApiClient>(await this.openers(), NewClientDialog, {
      injector: this.injector,
      panelClass: 'edu-wide-dialog',
      autoFocus: '#client-name',
    });
    if (created) await this.show(created, true);
  }

  protected async rotate(client: ApiClient): Promise<void> {
    let created: CreatedApiClient | undefined;
    const isDone = await this.ask.confirm({
      title: rotateTexts.title(client.name),
      consequences: rotateTexts.consequences,
      label: rotateTexts.label,
      failed: rotateTexts.failed,
      run: async () => {
        created = await this.work.replaceSecret(client);
      },
    });
    if (isDone && created) await this.show(created, false);
  }

  protected async endSecret(client: ApiClient): Promise<void> {
    const old = client.secrets.find(({ expiresAt }) => expiresAt !== null);
    if (!old) return;
    const isDone = await this.ask.confirm({
      title: endSecretTexts.title(old.hint),
      consequences: endSecretTexts.consequences,
      label: endSecretTexts.label,
      failed: endSecretTexts.failed,
      run: () => this.work.endSecret(client, old.id),
    });
    if (isDone) await this.reloaded(endSecretTexts.done);
  }

  protected async revoke(client: ApiClient): Promise<void> {
    const isDone = await this.ask.confirm({
      title: revokeTexts.title(client.name),
      consequences: revokeTexts.consequences,
      label: revokeTexts.label,
      failed: revokeTexts.failed,
      run: () => this.work.revoke(client),
    });
    if (isDone) await this.reloaded(revokeTexts.done(client.name));
  }

  /** Shows the secret, this once. */
  private async show(client: CreatedApiClient, isNew: boolean): Promise<void> {
    this.clients.reload();
    const { NewSecretDialog } = await import('./new-secret/new-secret-dialog');
    await openForm<true>(await this.openers(), NewSecretDialog, {
      data: { client, isNew },
      injector: this.injector,
      panelClass: 'edu-wide-dialog',
      autoFocus: '#copy-secret',
    });
  }

  private async reloaded(said: string): Promise<void> {
    this.clients.reload();
    await this.snackbar.show(said);
  }

  private async openers() {
    const { MatDialog } = await import('@angular/material/dialog');
    return { dialogs: this.injector.get(MatDialog), router: this.router };
  }
}
