import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { Ask, askTexts, Snackbar, type Answer } from '../../../core';
import { SyncWork } from '../state/sync-work';
import { mirrorTexts } from './mirror.texts';

type Choice = 'cancel' | 'do';
type Doing = Pick<Answer<Choice>, 'label' | 'kind' | 'run' | 'failed'>;

/** Turns the roster copy on and off, and empties it, each after saying what is stored and what goes (MIRROR-1). */
@Component({
  selector: 'edu-mirror-switch',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<button
      type="button"
      class="edu-button tonal"
      aria-haspopup="dialog"
      (click)="isOn() ? turnOff() : turnOn()"
    >
      {{ isOn() ? texts.turnOff : texts.turnOn }}
    </button>
    @if (isOn()) {
      <button type="button" class="edu-button danger" aria-haspopup="dialog" (click)="refill()">
        {{ texts.refill }}
      </button>
    }`,
  styles: `
    :host {
      display: flex;
      flex-wrap: wrap;
      gap: var(--edu-space-2) var(--edu-space-3);
    }
  `,
})
export class MirrorSwitch {
  private readonly ask = inject(Ask);
  private readonly snackbar = inject(Snackbar);
  private readonly work = inject(SyncWork);

  protected readonly texts = mirrorTexts;
  protected readonly isOn = computed(() => this.work.value()?.mirror.enabled ?? false);

  protected async turnOn(): Promise<void> {
    const { onTitle, onConsequences, on, notOn, isOn } = mirrorTexts;
    const run = () => this.work.setMirror(true);
    const doing: Doing = { label: on, kind: 'filled', run, failed: notOn };
    if (await this.agreed(onTitle, onConsequences, doing)) await this.snackbar.show(isOn);
  }

  protected async turnOff(): Promise<void> {
    const { offTitle, offConsequences, off, notOff, isOff } = mirrorTexts;
    const run = () => this.work.setMirror(false);
    const doing: Doing = { label: off, kind: 'filled danger', run, failed: notOff };
    if (await this.agreed(offTitle, offConsequences, doing)) await this.snackbar.show(isOff);
  }

  protected async refill(): Promise<void> {
    const { refillTitle, refillConsequences, refillNow, notRefilled, isRefilled } = mirrorTexts;
    const run = () => this.work.refillMirror();
    const doing: Doing = { label: refillNow, kind: 'filled danger', run, failed: notRefilled };
    if (await this.agreed(refillTitle, refillConsequences, doing))
      await this.snackbar.show(isRefilled);
  }

  /** @returns whether it was agreed to and succeeded */
  private async agreed(title: string, text: readonly string[], doing: Doing): Promise<boolean> {
    const answer = await this.ask.choose<Choice>({
      title,
      text,
      answers: [
        { value: 'cancel', label: askTexts.cancel, kind: '' },
        { ...doing, value: 'do' },
      ],
    });
    return answer === 'do';
  }
}
