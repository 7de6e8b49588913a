import { HttpClient } from '@angular/common/http';
import { inject, Injectable, signal } from '@angular/core';
import { Router } from '@angular/router';
import type { LinkedAccount } from '@app/contracts';
import { firstValueFrom } from 'rxjs';
import { Ask, problemOf, problemSentence, SessionStore, Snackbar } from '../../core';
import { unlinkTexts } from './links.texts';

/** Unlinks one person at a time: the row disappears immediately and returns if the API refuses (ADM-4). */
@Injectable()
export class Unlinking {
  private readonly http = inject(HttpClient);
  private readonly ask = inject(Ask);
  private readonly session = inject(SessionStore);
  private readonly snackbar = inject(Snackbar);
  private readonly router = inject(Router);
  private readonly gone = signal<ReadonlySet<string>>(new Set());

  /** The account that could not be unlinked, and why. */
  readonly failure = signal<{ account: LinkedAccount; text: string } | undefined>(undefined);

  isGone(id: string): boolean {
    return this.gone().has(id);
  }

  /** @param onGone called once the row has disappeared */
  async unlink(account: LinkedAccount, isOwn: boolean, onGone: () => void): Promise<void> {
    const { title, consequences, ownConsequences, label } = unlinkTexts;
    const isConfirmed = await this.ask.confirm({
      title: title(account),
      consequences: isOwn ? ownConsequences(account) : consequences(account),
      label: label(account),
    });
    if (!isConfirmed) return;
    this.failure.set(undefined);
    this.mark(account.id, true);
    onGone();
    const problem = await this.send(account);
    if (problem) {
      this.mark(account.id, false);
      const text = unlinkTexts.failed(account, problemSentence(problem));
      this.failure.set({ account, text });
      return;
    }
    if (isOwn) await this.leave();
    await this.snackbar.show(unlinkTexts.done(account));
  }

  /** Unlinking oneself also removes the administrator role, so leave the admin pages. */
  private async leave(): Promise<void> {
    this.session.forget();
    await this.router.navigateByUrl('/');
  }

  private async send({ id }: LinkedAccount) {
    try {
      const url = `/api/v1/admin/linked-accounts/${encodeURIComponent(id)}`;
      await firstValueFrom(this.http.delete(url));
      return undefined;
    } catch (error) {
      const problem = problemOf(error);
      // Someone else unlinked it first, which is what was wanted.
      return problem.code === 'not_found' ? undefined : problem;
    }
  }

  private mark(id: string, isGone: boolean): void {
    const ids = new Set(this.gone());
    if (isGone) ids.add(id);
    else ids.delete(id);
    this.gone.set(ids);
  }
}
