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

  /** Links the Microsoft account that has just signed in for this (LINK-1). */
  confirm(): Promise<Session> {
    return firstValueFrom(this.http.post<Session>('/api/v1/link/confirm', {}));
  }

  /** Discards that Microsoft account without linking. */
  async cancel(): Promise<void> {
    await firstValueFrom(this.http.delete('/api/v1/link/confirm'));
  }

  /** Consumes the outcome, which the API returns only once, so a later visit to Link doesn't show it again. */
  async takeOutcome(): Promise<void> {
    await firstValueFrom(this.http.get<LinkState>('/api/v1/link'));
  }
}
