import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import type { OrganizationState } from '@app/contracts';
import { Browser, entityResource, problemSentence, Snackbar } from '../../core';
import { Chip } from '../../ui/chip/chip';
import { ErrorState } from '../../ui/error-state/error-state';
import { Icon } from '../../ui/icon/icon';
import { Loading } from '../../ui/loading/loading';
import { Note } from '../../ui/note/note';
import { Skeleton } from '../../ui/skeleton/skeleton';
import { adminTexts, consentOutcome } from '../admin.texts';

/** What the tenant's administrator looks after: so far the consent and how many accounts are linked. */
@Component({
  selector: 'edu-admin-home',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Chip, ErrorState, Icon, Loading, Note, Skeleton],
  templateUrl: './admin-home.html',
  styleUrl: './admin-home.scss',
})
export class AdminHome {
  /** Query parameter: how the consent at Microsoft ended. */
  readonly consent = input<string>();

  private readonly browser = inject(Browser);
  private readonly snackbar = inject(Snackbar);

  protected readonly texts = adminTexts;
  protected readonly organization = entityResource<OrganizationState>(
    () => '/api/v1/admin/organization',
  );
  protected readonly outcome = computed(() => {
    const code = this.consent();
    return code ? consentOutcome(code) : undefined;
  });
  protected readonly loadProblem = computed(() => {
    const problem = this.organization.problem();
    return problem ? problemSentence(problem) : '';
  });

  protected async copyLink(link: string): Promise<void> {
    try {
      await this.browser.copy(link);
      await this.snackbar.show(adminTexts.copied);
    } catch {
      // The browser may refuse its clipboard; the link stands on the page.
      await this.snackbar.show(adminTexts.copyFailed);
    }
  }
}
