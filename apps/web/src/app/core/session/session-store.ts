import { HttpClient } from '@angular/common/http';
import { computed, inject, Injectable, signal } from '@angular/core';
import type { Session, SignedOut } from '@app/contracts';
import { firstValueFrom } from 'rxjs';
import { Browser } from '../navigation/browser';

const address = '/api/v1/session';

/**
 * Who is signed in, as GET /session tells it: asked once, when the first guard wants to know, and again after whatever
 * changes it. The last known session stays on the screen while a new one is asked for.
 */
@Injectable({ providedIn: 'root' })
export class SessionStore {
  private readonly http = inject(HttpClient);
  private readonly browser = inject(Browser);
  private readonly known = signal<Session | undefined>(undefined);
  private asked: Promise<Session> | undefined;

  readonly session = this.known.asReadonly();
  readonly user = computed(() => this.known()?.user);
  readonly isAuthenticated = computed(() => this.known()?.authenticated ?? false);
  readonly isLinked = computed(() => this.known()?.linked ?? false);
  readonly isAdmin = computed(() => this.user()?.roles.includes('Admin') ?? false);
  readonly organization = computed(() => this.known()?.organization);

  /** The session, asked for at most once until it is forgotten. */
  load(): Promise<Session> {
    this.asked ??= this.ask();
    return this.asked;
  }

  /** Asks again, for instance after linking or for a new CSRF token. */
  reload(): Promise<Session> {
    this.asked = this.ask();
    return this.asked;
  }

  /** Takes the session that POST /session and its kind answered with. */
  accept(session: Session): void {
    this.known.set(session);
    this.asked = Promise.resolve(session);
  }

  /** The next guard asks the API again. */
  forget(): void {
    this.asked = undefined;
  }

  /** Ends the session here, and goes on to end Microsoft's where there is one (AUTH-9). */
  async signOut(): Promise<void> {
    const { logoutUrl } = await firstValueFrom(this.http.delete<SignedOut>(address));
    this.browser.clearTab();
    this.browser.open(logoutUrl ?? '/sign-in');
  }

  private async ask(): Promise<Session> {
    try {
      const session = await firstValueFrom(this.http.get<Session>(address));
      this.known.set(session);
      return session;
    } catch (error) {
      this.asked = undefined;
      throw error;
    }
  }
}
