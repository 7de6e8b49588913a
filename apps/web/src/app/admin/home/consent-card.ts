import { HttpClient } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, inject, input, output } from '@angular/core';
import type { ConsentRemoved, OrganizationState } from '@app/contracts';
import { firstValueFrom } from 'rxjs';
import { Ask, Browser, SessionStore, Snackbar } from '../../core';
import { Chip } from '../../ui/chip/chip';
import { Icon } from '../../ui/icon/icon';
import { NewTabLink } from '../../ui/new-tab-link/new-tab-link';
import { Note } from '../../ui/note/note';
import { RelativeTime } from '../../ui/time/relative-time';
import { AdminCard } from '../admin-card/admin-card';
import { adminTexts, removeConsentTexts } from '../admin.texts';

/** The tenant's list of applications in the Microsoft Entra admin center. */
const entraAddress =
  'https://entra.microsoft.com/#view/Microsoft_AAD_IAM/StartboardApplicationsMenuBlade/~/AppAppsPreview';

/** Shows whether the tenant has consented; grants, renews, and removes consent (ADM-1, ADM-3). */
@Component({
  selector: 'edu-consent-card',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [AdminCard, Chip, Icon, NewTabLink, Note, RelativeTime],
  templateUrl: './consent-card.html',
  styleUrl: './consent-card.scss',
})
export class ConsentCard {
  readonly tenant = input.required<OrganizationState>();
  /** Consent was removed, along with all links. */
  readonly removed = output<ConsentRemoved>();

  private readonly http = inject(HttpClient);
  private readonly browser = inject(Browser);
  private readonly ask = inject(Ask);
  private readonly session = inject(SessionStore);
  private readonly snackbar = inject(Snackbar);

  protected readonly texts = adminTexts;
  protected readonly entraAddress = entraAddress;

  protected async remove(): Promise<void> {
    const { name, linkedAccounts: links } = this.tenant();
    let gone: ConsentRemoved = { links, appRemains: false };
    const isDone = await this.ask.confirm({
      title: removeConsentTexts.title(name),
      consequences: removeConsentTexts.consequences(links),
      label: removeConsentTexts.label(links),
      failed: removeConsentTexts.failed,
      run: async () => {
        gone = await firstValueFrom(this.http.delete<ConsentRemoved>('/api/v1/admin/consent'));
      },
    });
    if (!isDone) return;
    this.removed.emit(gone);
    // The administrator's own link is gone too.
    void this.session.reload();
    await this.snackbar.show(removeConsentTexts.done(gone.links));
  }

  protected async copyLink(): Promise<void> {
    try {
      await this.browser.copy(this.tenant().consentUrl);
      await this.snackbar.show(adminTexts.copied);
    } catch {
      // The browser may deny clipboard access; the link is still visible on the page.
      await this.snackbar.show(adminTexts.copyFailed);
    }
  }
}
