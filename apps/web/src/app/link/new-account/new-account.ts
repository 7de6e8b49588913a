import { ChangeDetectionStrategy, Component, inject, output, signal } from '@angular/core';
import { NonNullableFormBuilder, ReactiveFormsModule } from '@angular/forms';
import type { FavoriteColor, Session } from '@app/contracts';
import { FavoriteColorPicker } from '../../ui/favorite-color/favorite-color';
import { Note } from '../../ui/note/note';
import { LinkApi } from '../link-api';
import { linkProblem } from '../link-problem';
import { linkTexts } from '../link.texts';

const firstColor: FavoriteColor = '#2F19FF';

/** “Continue with new local account” (LINK-2): only the color is asked for. */
@Component({
  selector: 'edu-new-account',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [FavoriteColorPicker, Note, ReactiveFormsModule],
  templateUrl: './new-account.html',
  styleUrl: '../way.scss',
})
export class NewAccount {
  readonly linked = output<Session>();

  private readonly api = inject(LinkApi);
  protected readonly texts = linkTexts;
  protected readonly form = inject(NonNullableFormBuilder).group({ favoriteColor: [firstColor] });
  protected readonly isBusy = signal(false);
  protected readonly problem = signal('');

  protected async submit(): Promise<void> {
    if (this.isBusy()) return;
    this.isBusy.set(true);
    this.problem.set('');
    try {
      this.linked.emit(await this.api.linkNew(this.form.getRawValue()));
    } catch (error) {
      this.problem.set(linkProblem(error));
    } finally {
      this.isBusy.set(false);
    }
  }
}
