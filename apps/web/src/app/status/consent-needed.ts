import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Browser, SessionStore, Snackbar } from '../core';
import { EmptyState } from '../ui/empty-state/empty-state';
import { Icon } from '../ui/icon/icon';
import { statusTexts } from './status.texts';

/**
 * ADM-2: the tenant's administrator has not consented. Replaces the page that needed Microsoft data but keeps its URL,
 * so Try again is a reload.
 */
@Component({
  selector: 'edu-consent-needed',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [EmptyState, Icon, RouterLink],
  templateUrl: './consent-needed.html',
  styleUrl: './consent-needed.scss',
})
export class ConsentNeeded {
  private readonly browser = inject(Browser);
  private readonly snackbar = inject(Snackbar);
  private readonly session = inject(SessionStore);

  protected readonly texts = statusTexts;
  protected readonly isAdmin = this.session.isAdmin;
  protected readonly link = `${this.browser.origin}/admin/consent`;
  protected readonly text = computed(() => {
    const name = this.session.organization()?.name;
    return this.isAdmin()
      ? statusTexts.consentNeededAdmin(name)
      : statusTexts.consentNeededText(name);
  });

  protected async copyLink(): Promise<void> {
    try {
      await this.browser.copy(this.link);
      await this.snackbar.show(statusTexts.copied);
    } catch {
      // The browser may deny clipboard access; the link is still visible on the page.
      await this.snackbar.show(statusTexts.copyFailed);
    }
  }

  protected reload(): void {
    this.browser.reload();
  }
}
