import { inject, Injectable } from '@angular/core';
import { Router } from '@angular/router';
import { SessionStore } from '../session/session-store';
import { MicrosoftLogin } from '../session/microsoft-login';
import type { RequestProblem } from '../problem/problem';

/** Navigates when a request fails for a reason that affects the whole page. */
@Injectable({ providedIn: 'root' })
export class ProblemRoutes {
  private readonly router = inject(Router);
  private readonly session = inject(SessionStore);
  private readonly microsoftLogin = inject(MicrosoftLogin);

  follow(problem: RequestProblem): void {
    switch (problem.code) {
      case 'login_required':
        this.session.forget();
        void this.router.navigate(['/sign-in'], { queryParams: { returnTo: this.router.url } });
        break;
      case 'microsoft_login_required':
        void this.microsoftLogin.ask();
        break;
      case 'consent_required':
        void this.router.navigate(['/consent-needed'], { skipLocationChange: true });
        break;
      case 'linked_users_only':
        // The accounts were unlinked elsewhere (AUTH-6); the guards must notice too.
        this.session.forget();
        void this.router.navigate(['/link']);
        break;
      case 'admin_only':
        this.session.forget();
        break;
    }
  }
}
