import { ChangeDetectionStrategy, Component, inject, output, signal } from '@angular/core';
import type { Session } from '@app/contracts';
import { problemOf } from '../../core';
import { Note } from '../../ui/note/note';
import { LinkApi } from '../link-api';
import { linkProblem } from '../link-problem';
import { linkTexts } from '../link.texts';

/** After these errors there is nothing left to confirm, and the state must be reloaded. */
const ends = ['already_linked', 'forbidden', 'sign_in_expired'];

/** “Link these accounts?” (LINK-1): the final check, so no one links someone else's account by accident. */
@Component({
  selector: 'edu-confirm-link',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Note],
  templateUrl: './confirm-link.html',
  styleUrls: ['../way.scss', './confirm-link.scss'],
})
export class ConfirmLink {
  readonly linked = output<Session>();
  /** Linking was canceled or failed; emits the reason, if any. */
  readonly dropped = output<string>();

  private readonly api = inject(LinkApi);
  protected readonly texts = linkTexts;
  protected readonly isBusy = signal(false);
  protected readonly problem = signal('');

  protected confirm(): Promise<void> {
    return this.attempt(async () => this.linked.emit(await this.api.confirm()));
  }

  protected cancel(): Promise<void> {
    return this.attempt(async () => {
      await this.api.cancel();
      this.dropped.emit('');
    });
  }

  private async attempt(work: () => Promise<void>): Promise<void> {
    if (this.isBusy()) return;
    this.isBusy.set(true);
    this.problem.set('');
    try {
      await work();
    } catch (error) {
      if (ends.includes(problemOf(error).code)) this.dropped.emit(linkProblem(error));
      else this.problem.set(linkProblem(error));
    } finally {
      this.isBusy.set(false);
    }
  }
}
