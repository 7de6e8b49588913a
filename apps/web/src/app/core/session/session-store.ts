import { HttpClient } from '@angular/common/http';
import { computed, inject, Injectable, signal } from '@angular/core';
import type { Session, SignedOut } from '@app/contracts';
import { firstValueFrom } from 'rxjs';
import { Browser } from '../navigation/browser';
import { Unsaved } from '../unsaved/unsaved';

const address = '/api/v1/session';

/**
 * Who is signed in, according to GET /session: loaded once, by the first guard that needs it, and again after anything
 * that changes it. The last known session stays on the screen during a reload.
 */
@Injectable({ providedIn: 'root' })
export class SessionStore {
  private readonly http = inject(HttpClient);
  private readonly browser = inject(Browser);
  private readonly unsaved = inject(Unsaved);
  private readonly known = signal<Session | undefined>(undefined);
  private asked: Promise<Session> | undefined;

  readonly session = this.known.asReadonly();
  readonly user = computed(() => this.known()?.user);
  readonly isAuthenticated = computed(() => this.known()?.authenticated ?? false);
  readonly isLinked = computed(() => this.known()?.linked ?? false);
  readonly isAdmin = computed(() => this.user()?.roles.includes('Admin') ?? false);
  readonly organization = computed(() => this.known()?.organization);

  /** The session, loaded at most once until it is forgotten. */
  load(): Promise<Session> {
    this.asked ??= this.ask();
    return this.asked;
  }

  /** Reloads it, for example after linking or for a new CSRF token. */
  reload(): Promise<Session> {
    this.asked = this.ask();
    return this.asked;
  }

  /** Uses a session returned by POST /session and similar endpoints. */
  accept(session: Session): void {
    this.known.set(session);
    this.asked = Promise.resolve(session);
  }

  /** Makes the next guard reload it. */
  forget(): void {
    this.asked = undefined;
  }

  /** Ends the session, after asking about unsaved changes, and the Microsoft session if there is one (AUTH-9). */
  async signOut(): Promise<void> {
    if (!(await this.unsaved.mayLeave())) return;
    const { logoutUrl } = await firstValueFrom(this.http.delete<SignedOut>(address));
    this.unsaved.leave();
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
