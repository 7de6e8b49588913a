import { HttpClient } from '@angular/common/http';
import { computed, inject, Injectable } from '@angular/core';
import type { UserAccess } from '@app/contracts';
import { firstValueFrom } from 'rxjs';
import { polledResource } from '../progress/polled-resource';

const address = '/api/v1/admin/user-access';

/** The job that gives everyone access (ADM-5), polled while it runs. Each component provides its own. */
@Injectable()
export class UserAccessWork {
  private readonly http = inject(HttpClient);
  private readonly status = polledResource<UserAccess>({
    address,
    progressOf: ({ state, done }) => (state === 'running' ? done : undefined),
  });

  readonly value = this.status.value;
  readonly state = this.status.state;
  readonly problem = this.status.problem;
  readonly isRunning = computed(() => this.value()?.state === 'running');

  reload(): void {
    this.status.reload();
  }

  /** @throws HttpErrorResponse */
  async start(): Promise<void> {
    await firstValueFrom(this.http.post(address, null));
    this.reload();
  }

  /** @throws HttpErrorResponse */
  async cancel(): Promise<void> {
    await firstValueFrom(this.http.delete(address));
    this.reload();
  }
}
