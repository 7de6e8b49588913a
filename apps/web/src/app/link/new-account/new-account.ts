import {
  ChangeDetectionStrategy,
  Component,
  computed,
  inject,
  input,
  output,
  signal,
} from '@angular/core';
import { NonNullableFormBuilder, ReactiveFormsModule } from '@angular/forms';
import type { FavoriteColor, LinkState, Session } from '@app/contracts';
import { FavoriteColorPicker } from '../../ui/favorite-color/favorite-color';
import { Note } from '../../ui/note/note';
import { LinkApi } from '../link-api';
import { linkProblem } from '../link-problem';
import { linkTexts } from '../link.texts';

const firstColor: FavoriteColor = '#2F19FF';

/** “Continue with new local account” (LINK-2), or with the one made so before: only the color is asked for. */
@Component({
  selector: 'edu-new-account',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [FavoriteColorPicker, Note, ReactiveFormsModule],
  templateUrl: './new-account.html',
  styleUrl: '../way.scss',
})
export class NewAccount {
  /** The account made from this Microsoft account earlier; it is linked again. */
  readonly former = input<LinkState['formerLocalAccount']>();
  readonly linked = output<Session>();

  private readonly api = inject(LinkApi);
  private readonly forms = inject(NonNullableFormBuilder);
  protected readonly texts = linkTexts;
  protected readonly lead = computed(() => {
    const former = this.former();
    return former ? linkTexts.formerLead(former.email) : linkTexts.newLead;
  });
  protected readonly form = computed(() => {
    const kept = this.former()?.favoriteColor as FavoriteColor | null | undefined;
    return this.forms.group({ favoriteColor: [kept ?? firstColor] });
  });
  protected readonly isBusy = signal(false);
  protected readonly problem = signal('');

  protected async submit(): Promise<void> {
    if (this.isBusy()) return;
    this.isBusy.set(true);
    this.problem.set('');
    try {
      this.linked.emit(await this.api.linkNew(this.form().getRawValue()));
    } catch (error) {
      this.problem.set(linkProblem(error));
    } finally {
      this.isBusy.set(false);
    }
  }
}
