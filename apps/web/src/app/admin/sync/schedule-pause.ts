import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { problemOf, problemSentence, Snackbar } from '../../core';
import { Note } from '../../ui/note/note';
import { syncTexts } from './state/sync.texts';
import { SyncWork } from './state/sync-work';

/** Pauses and resumes the tenant's schedule, with undo (ADM-7). */
@Component({
  selector: 'edu-schedule-pause',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Note],
  template: `<button
      type="button"
      class="edu-button"
      [attr.aria-busy]="isBusy()"
      [attr.aria-disabled]="isBusy()"
      (click)="toggle()"
    >
      <span>{{ label() }}</span>
    </button>
    @if (failure(); as sentence) {
      <edu-note kind="error" role="alert">{{ sentence }}</edu-note>
    }`,
  styles: `
    :host {
      display: contents;
    }

    edu-note {
      flex-basis: 100%;
    }
  `,
})
export class SchedulePause {
  private readonly work = inject(SyncWork);
  private readonly snackbar = inject(Snackbar);

  protected readonly isBusy = signal(false);
  protected readonly failure = signal('');
  protected readonly isPaused = computed(() => this.work.value()?.paused ?? false);
  protected readonly label = computed(() => (this.isPaused() ? syncTexts.resume : syncTexts.pause));

  protected async toggle(): Promise<void> {
    const paused = !this.isPaused();
    if (!(await this.setPaused(paused))) return;
    await this.snackbar.show(paused ? syncTexts.isPaused : syncTexts.isResumed, {
      label: syncTexts.undo,
      run: () => void this.setPaused(!paused),
    });
  }

  private async setPaused(paused: boolean): Promise<boolean> {
    if (this.isBusy()) return false;
    this.isBusy.set(true);
    this.failure.set('');
    try {
      await this.work.setPaused(paused);
      return true;
    } catch (error) {
      const what = paused ? syncTexts.notPaused : syncTexts.notResumed;
      this.failure.set(`${what} ${problemSentence(problemOf(error))}`);
      return false;
    } finally {
      this.isBusy.set(false);
    }
  }
}
