import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import {
  MAT_DIALOG_DATA,
  MatDialogActions,
  MatDialogContent,
  MatDialogRef,
  MatDialogTitle,
} from '@angular/material/dialog';
import type { CreatedApiClient } from '@app/contracts';
import { Browser, Snackbar, Unsaved } from '../../../core';
import { Chip } from '../../../ui/chip/chip';
import type { FormDialog } from '../../../ui/draft/open-form';
import { Icon } from '../../../ui/icon/icon';
import { Note } from '../../../ui/note/note';
import { exactText } from '../../../ui/time/moment-text';
import { apiClientsTexts, newSecretTexts as texts } from '../api-clients.texts';

export interface NewSecret {
  readonly client: CreatedApiClient;
  /** Whether the client is new too. */
  readonly isNew: boolean;
}

/** Shows a secret, this once (ADM-8). Closes only with its button. */
@Component({
  selector: 'edu-new-secret-dialog',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Chip, Icon, MatDialogActions, MatDialogContent, MatDialogTitle, Note],
  templateUrl: './new-secret-dialog.html',
  styleUrls: [
    '../../../classes/students/teachers/add-teacher-dialog.scss',
    './new-secret-dialog.scss',
  ],
})
export class NewSecretDialog implements FormDialog {
  private readonly dialog = inject<MatDialogRef<NewSecretDialog, true>>(MatDialogRef);
  private readonly browser = inject(Browser);
  private readonly snackbar = inject(Snackbar);
  private readonly data = inject<NewSecret>(MAT_DIALOG_DATA);

  protected readonly texts = texts;
  protected readonly documentation = apiClientsTexts.documentation;
  protected readonly client = this.data.client;
  protected readonly title = this.data.isNew ? texts.created : texts.replaced;
  protected readonly oldWorks = this.client.secrets
    .flatMap(({ expiresAt }) =>
      expiresAt === null ? [] : texts.old(exactText(Date.parse(expiresAt))),
    )
    .join(' ');
  protected readonly command = [
    `curl -u ${this.client.clientId}:$SECRET \\`,
    `  -d grant_type=client_credentials -d scope=${this.client.scopes[0]} \\`,
    `  ${this.browser.origin}/oauth/token`,
  ].join('\n');
  /** Leaving would lose the secret. */
  readonly draft = inject(Unsaved).watch({ isTouched: () => !this.isDone });
  private isDone = false;

  protected async copy(text: string): Promise<void> {
    try {
      await this.browser.copy(text);
      await this.snackbar.show(texts.copied);
    } catch {
      // The browser may deny clipboard access; the text can still be selected.
      await this.snackbar.show(texts.copyFailed);
    }
  }

  protected done(): void {
    this.isDone = true;
    this.dialog.close(true);
  }

  /** Neither Esc nor a click outside closes it: the secret is nowhere else. */
  cancel(): void {
    return undefined;
  }
}
