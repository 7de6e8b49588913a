import { HttpClient } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type { Register, Session, SignIn } from '@app/contracts';
import { firstValueFrom } from 'rxjs';

@Injectable({ providedIn: 'root' })
export class AccountApi {
  private readonly http = inject(HttpClient);

  signIn(credentials: SignIn): Promise<Session> {
    return firstValueFrom(this.http.post<Session>('/api/v1/session', credentials));
  }

  register(account: Register): Promise<Session> {
    return firstValueFrom(this.http.post<Session>('/api/v1/accounts', account));
  }
}
