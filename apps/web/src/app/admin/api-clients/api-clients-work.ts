import { HttpClient } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type { ApiClient, CreatedApiClient, NewApiClient } from '@app/contracts';
import { firstValueFrom } from 'rxjs';

const url = '/api/v1/admin/api-clients';
const addressOf = ({ id }: ApiClient) => `${url}/${encodeURIComponent(id)}`;

/** What administrators do with API clients (ADM-8). */
@Injectable()
export class ApiClientsWork {
  private readonly http = inject(HttpClient);

  create(client: NewApiClient): Promise<CreatedApiClient> {
    return firstValueFrom(this.http.post<CreatedApiClient>(url, client));
  }

  /** The current secret keeps working for the API's usual time. */
  replaceSecret(client: ApiClient): Promise<CreatedApiClient> {
    return firstValueFrom(this.http.post<CreatedApiClient>(`${addressOf(client)}/secrets`, {}));
  }

  async endSecret(client: ApiClient, secretId: string): Promise<void> {
    const secret = `${addressOf(client)}/secrets/${encodeURIComponent(secretId)}`;
    await firstValueFrom(this.http.delete(secret));
  }

  async revoke(client: ApiClient): Promise<void> {
    await firstValueFrom(this.http.delete(addressOf(client)));
  }
}
