import { ChangeDetectionStrategy, Component, computed, inject, input, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import type { LinkState, Session } from '@app/contracts';
import { entityResource, problemSentence, SessionStore, Snackbar, Unsaved } from '../../core';
import { ErrorState } from '../../ui/error-state/error-state';
import { Icon } from '../../ui/icon/icon';
import { Loading } from '../../ui/loading/loading';
import { Note } from '../../ui/note/note';
import { Skeleton } from '../../ui/skeleton/skeleton';
import { AccountPair } from '../account-pair/account-pair';
import { ConfirmLink } from '../confirm-link/confirm-link';
import { ExistingAccount } from '../existing-account/existing-account';
import { LinkApi } from '../link-api';
import { linkFailure, linkTexts } from '../link.texts';
import { NewAccount } from '../new-account/new-account';

/**
 * The Link page in all its states: Microsoft account only (two ways to link, LINK-2), local account only or with a
 * Microsoft account to confirm (LINK-1), and both linked (LINK-4).
 */
@Component({
  selector: 'edu-link-account',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [
    AccountPair,
    ConfirmLink,
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
  /** Route data: which way to link to show; both if absent. */
  readonly way = input<'new' | 'existing'>();
  /** Query parameter: why linking through Microsoft failed, if the API hasn't stored it. */
  readonly error = input<string>();

  private readonly api = inject(LinkApi);
  private readonly session = inject(SessionStore);
  private readonly router = inject(Router);
  private readonly snackbar = inject(Snackbar);
  private readonly unsaved = inject(Unsaved);

  protected readonly texts = linkTexts;
  protected readonly link = entityResource<LinkState>(() => '/api/v1/link');
  protected readonly isAdmin = this.session.isAdmin;
  protected readonly next = computed(() => this.session.session()?.next ?? '/');
  protected readonly matchingEmail = computed(() => {
    const state = this.link.value();
    return state?.matchingLocalAccount ? state.microsoftAccount?.email : undefined;
  });
  /** Why the last attempt on this page failed. */
  private readonly refusal = signal<string | undefined>(undefined);
  protected readonly failure = computed(() => {
    const refusal = this.refusal();
    if (refusal !== undefined) return refusal;
    const code = this.error();
    const failed = this.link.value()?.lastError ?? (code ? { code } : undefined);
    return failed ? linkFailure(failed) : '';
  });
  protected readonly loadProblem = computed(() => {
    const problem = this.link.problem();
    return problem ? problemSentence(problem) : '';
  });

  /** Reloads the accounts after a confirmation ended without a link. */
  protected async startOver(refusal: string): Promise<void> {
    this.refusal.set(refusal);
    this.link.reload();
    if (!refusal) await this.snackbar.show(linkTexts.cancelled);
  }

  protected async goOn(session: Session): Promise<void> {
    this.session.accept(session);
    // Input in the forms not used is now pointless.
    this.unsaved.leave();
    await this.router.navigateByUrl(session.next).finally(() => this.unsaved.stayed());
    await this.snackbar.show(linkTexts.success);
    // It is shown here already, so it doesn't matter if this request fails.
    await this.api.takeOutcome().catch(() => undefined);
  }
}
