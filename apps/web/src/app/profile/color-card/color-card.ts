import { HttpClient } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, effect, inject, input, signal } from '@angular/core';
import { FormControl, FormGroup, ReactiveFormsModule } from '@angular/forms';
import type { FavoriteColor, Profile, UpdateProfile } from '@app/contracts';
import { firstValueFrom } from 'rxjs';
import { problemOf, problemSentence, SessionStore, Snackbar, Unsaved } from '../../core';
import { rememberForm } from '../../ui/draft/remember-form';
import { FavoriteColorPicker } from '../../ui/favorite-color/favorite-color';
import { Note } from '../../ui/note/note';
import { profileTexts } from '../profile.texts';

/** Changes and saves the favorite color (EDU-8). */
@Component({
  selector: 'edu-color-card',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [FavoriteColorPicker, Note, ReactiveFormsModule],
  template: `
    <form [formGroup]="form" (ngSubmit)="save()">
      <edu-favorite-color [label]="texts.color" formControlName="favoriteColor" />
      <p class="edu-quiet">{{ texts.colorUse }}</p>
      @if (failure(); as sentence) {
        <edu-note kind="error" role="alert">{{ sentence }}</edu-note>
      }
      <button
        type="submit"
        class="edu-button filled"
        [attr.aria-busy]="isSaving()"
        [attr.aria-disabled]="isSaving()"
      >
        <span>{{ texts.saveColor }}</span>
      </button>
    </form>
  `,
  styleUrl: './color-card.scss',
})
export class ColorCard {
  readonly color = input.required<string | null>();

  private readonly http = inject(HttpClient);
  private readonly session = inject(SessionStore);
  private readonly snackbar = inject(Snackbar);

  protected readonly texts = profileTexts;
  protected readonly form = new FormGroup({
    favoriteColor: new FormControl<FavoriteColor | null>(null),
  });
  private isChanged = rememberForm(this.form);
  protected readonly isSaving = signal(false);
  protected readonly failure = signal('');

  constructor() {
    inject(Unsaved).watch({ isTouched: () => this.isChanged() });
    effect(() => {
      this.form.reset({ favoriteColor: this.color() as FavoriteColor | null });
      this.isChanged = rememberForm(this.form);
    });
  }

  protected async save(): Promise<void> {
    if (this.isSaving()) return;
    const { favoriteColor } = this.form.getRawValue();
    this.failure.set(favoriteColor ? '' : profileTexts.chooseColor);
    if (!favoriteColor) return;
    this.isSaving.set(true);
    const isChanged = rememberForm(this.form);
    try {
      await this.send({ favoriteColor });
      this.isChanged = isChanged;
      void this.snackbar.show(profileTexts.saved);
    } catch (error) {
      // The choice stays selected.
      this.failure.set(problemSentence(problemOf(error)));
    } finally {
      this.isSaving.set(false);
    }
  }

  private async send(update: UpdateProfile): Promise<void> {
    await firstValueFrom(this.http.patch<Profile>('/api/v1/me', update));
    // The session includes the color. It is saved even if this reload fails.
    void this.session.reload().catch(() => undefined);
  }
}
