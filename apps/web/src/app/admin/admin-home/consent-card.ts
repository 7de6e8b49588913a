import { HttpClient } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, inject, input, output } from '@angular/core';
import type { ConsentRemoved, OrganizationState } from '@app/contracts';
import { firstValueFrom } from 'rxjs';
import { Ask, Browser, SessionStore, Snackbar } from '../../core';
import { Chip } from '../../ui/chip/chip';
import { Icon } from '../../ui/icon/icon';
import { RelativeTime } from '../../ui/time/relative-time';
import { AdminCard } from '../admin-card/admin-card';
import { adminTexts, removeConsentTexts } from '../admin.texts';

/** Whether the tenant has consented; consents again, and takes it back (ADM-1, ADM-3). */
@Component({
  selector: 'edu-consent-card',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [AdminCard, Chip, Icon, RelativeTime],
  templateUrl: './consent-card.html',
  styleUrl: './consent-card.scss',
})
export class ConsentCard {
  readonly tenant = input.required<OrganizationState>();
  /** The consent is gone, and the links with it. */
  readonly removed = output();

  private readonly http = inject(HttpClient);
  private readonly browser = inject(Browser);
  private readonly ask = inject(Ask);
  private readonly session = inject(SessionStore);
  private readonly snackbar = inject(Snackbar);

  protected readonly texts = adminTexts;

  protected async remove(): Promise<void> {
    const { name, linkedAccounts: links } = this.tenant();
    let gone = links;
    const isDone = await this.ask.confirm({
      title: removeConsentTexts.title(name),
      consequences: removeConsentTexts.consequences(links),
      label: removeConsentTexts.label(links),
      failed: removeConsentTexts.failed,
      run: async () => {
        gone = (await firstValueFrom(this.http.delete<ConsentRemoved>('/api/v1/admin/consent')))
          .links;
      },
    });
    if (!isDone) return;
    this.removed.emit();
    // The own link went with the others.
    void this.session.reload();
    await this.snackbar.show(removeConsentTexts.done(gone));
  }

  protected async copyLink(): Promise<void> {
    try {
      await this.browser.copy(this.tenant().consentUrl);
      await this.snackbar.show(adminTexts.copied);
    } catch {
      // The browser may refuse its clipboard; the link stands on the page.
      await this.snackbar.show(adminTexts.copyFailed);
    }
  }
}
