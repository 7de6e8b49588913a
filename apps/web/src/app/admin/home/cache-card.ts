import { HttpClient } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, inject, input, output } from '@angular/core';
import type { LoginCacheCleared } from '@app/contracts';
import { firstValueFrom } from 'rxjs';
import { Ask, Snackbar } from '../../core';
import { AdminCard } from '../admin-card/admin-card';
import { loginCacheTexts, peopleText } from '../admin.texts';

/** Shows how many people have cached Microsoft tokens, and clears them (ADM-6). */
@Component({
  selector: 'edu-cache-card',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [AdminCard],
  template: `<edu-admin-card icon="cached" [heading]="texts.heading">
    @if (people() > 0) {
      <p>
        {{ texts.keptFor }} <b>{{ peopleOf(people()) }}</b>. {{ texts.clearingAsks }}
      </p>
    } @else {
      <p>{{ texts.empty }}</p>
    }
    @if (people() > 0) {
      <button
        eduCardAction
        type="button"
        class="edu-button danger"
        aria-haspopup="dialog"
        (click)="clear()"
      >
        {{ texts.clear }}
      </button>
    }
  </edu-admin-card>`,
  styles: `
    :host {
      display: grid;
    }

    b {
      color: var(--mat-sys-on-surface);
      white-space: nowrap;
    }
  `,
})
export class CacheCard {
  readonly people = input.required<number>();
  readonly cleared = output();

  private readonly http = inject(HttpClient);
  private readonly ask = inject(Ask);
  private readonly snackbar = inject(Snackbar);

  protected readonly texts = loginCacheTexts;
  protected readonly peopleOf = peopleText;

  protected async clear(): Promise<void> {
    let removed = 0;
    const isDone = await this.ask.confirm({
      title: loginCacheTexts.title,
      consequences: loginCacheTexts.consequences(this.people()),
      label: loginCacheTexts.label(this.people()),
      failed: loginCacheTexts.failed,
      run: async () => {
        const url = '/api/v1/admin/login-cache';
        ({ removed } = await firstValueFrom(this.http.delete<LoginCacheCleared>(url)));
      },
    });
    if (!isDone) return;
    this.cleared.emit();
    await this.snackbar.show(loginCacheTexts.done(removed));
  }
}
