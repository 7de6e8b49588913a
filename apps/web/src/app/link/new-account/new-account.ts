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
import { Unsaved } from '../../core';
import { rememberForm } from '../../ui/draft/remember-form';
import { FavoriteColorPicker } from '../../ui/favorite-color/favorite-color';
import { Note } from '../../ui/note/note';
import { LinkApi } from '../link-api';
import { linkProblem } from '../link-problem';
import { linkTexts } from '../link.texts';

const firstColor: FavoriteColor = '#2F19FF';

/** “Continue with new local account” (LINK-2), or with one created this way before. Only asks for the color. */
@Component({
  selector: 'edu-new-account',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [FavoriteColorPicker, Note, ReactiveFormsModule],
  templateUrl: './new-account.html',
  styleUrl: '../way.scss',
})
export class NewAccount {
  /** The account created earlier from this Microsoft account, to be linked again. */
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
  private readonly isChanged = computed(() => rememberForm(this.form()));
  protected readonly isBusy = signal(false);
  protected readonly problem = signal('');

  constructor() {
    inject(Unsaved).watch({ isTouched: () => this.isChanged()() });
  }

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
