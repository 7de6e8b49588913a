import { HttpClient } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type { LinkLocal, LinkNewLocal, LinkState, Session } from '@app/contracts';
import { firstValueFrom } from 'rxjs';

@Injectable({ providedIn: 'root' })
export class LinkApi {
  private readonly http = inject(HttpClient);

  linkExisting(credentials: LinkLocal): Promise<Session> {
    return firstValueFrom(this.http.post<Session>('/api/v1/link/local', credentials));
  }

  linkNew(account: LinkNewLocal): Promise<Session> {
    return firstValueFrom(this.http.post<Session>('/api/v1/link/new-local', account));
  }

  /** Fetches the outcome, which the API tells once, so that a later visit of Link does not tell it again. */
  async takeOutcome(): Promise<void> {
    await firstValueFrom(this.http.get<LinkState>('/api/v1/link'));
  }
}
