import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import type { LinkState, Session } from '@app/contracts';
import { entityResource, problemSentence, SessionStore, Snackbar } from '../../core';
import { ErrorState } from '../../ui/error-state/error-state';
import { Icon } from '../../ui/icon/icon';
import { Loading } from '../../ui/loading/loading';
import { Note } from '../../ui/note/note';
import { Skeleton } from '../../ui/skeleton/skeleton';
import { AccountPair } from '../account-pair/account-pair';
import { ExistingAccount } from '../existing-account/existing-account';
import { LinkApi } from '../link-api';
import { linkFailure, linkTexts } from '../link.texts';
import { NewAccount } from '../new-account/new-account';

/**
 * The Link page in its three states: Microsoft account without a local one (two ways, LINK-2), local account without a
 * Microsoft one (LINK-1), both joined (LINK-4).
 */
@Component({
  selector: 'edu-link-account',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [
    AccountPair,
    ErrorState,
    ExistingAccount,
    Icon,
    Loading,
    NewAccount,
    Note,
    RouterLink,
    Skeleton,
  ],
  templateUrl: './link-account.html',
  styleUrl: './link-account.scss',
})
export class LinkAccount {
  /** Route data: the one way to show; both without. */
  readonly way = input<'new' | 'existing'>();
  /** Query parameter: why an attempt through Microsoft failed, where the API has not kept it. */
  readonly error = input<string>();

  private readonly api = inject(LinkApi);
  private readonly session = inject(SessionStore);
  private readonly router = inject(Router);
  private readonly snackbar = inject(Snackbar);

  protected readonly texts = linkTexts;
  protected readonly link = entityResource<LinkState>(() => '/api/v1/link');
  protected readonly isAdmin = this.session.isAdmin;
  protected readonly next = computed(() => this.session.session()?.next ?? '/');
  protected readonly matchingEmail = computed(() => {
    const state = this.link.value();
    return state?.matchingLocalAccount ? state.microsoftAccount?.email : undefined;
  });
  protected readonly failure = computed(() => {
    const code = this.error();
    const failed = this.link.value()?.lastError ?? (code ? { code } : undefined);
    return failed ? linkFailure(failed) : '';
  });
  protected readonly loadProblem = computed(() => {
    const problem = this.link.problem();
    return problem ? problemSentence(problem) : '';
  });

  protected async goOn(session: Session): Promise<void> {
    this.session.accept(session);
    await this.router.navigateByUrl(session.next);
    await this.snackbar.show(linkTexts.success);
    // It was told here; that the API could not be told so is no matter.
    await this.api.takeOutcome().catch(() => undefined);
  }
}
