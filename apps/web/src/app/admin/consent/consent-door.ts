import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Icon } from '../../ui/icon/icon';
import { Note } from '../../ui/note/note';
import { consentOutcome, consentTexts } from '../admin.texts';

/** The page whose link is sent to a tenant's administrator; it needs nobody signed in (ADM-1). */
@Component({
  selector: 'edu-consent-door',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Icon, Note, RouterLink],
  templateUrl: './consent-door.html',
  styleUrl: './consent-door.scss',
})
export class ConsentDoor {
  /** Query parameter: how the consent at Microsoft ended. */
  readonly consent = input<string>();

  protected readonly texts = consentTexts;
  protected readonly outcome = computed(() => {
    const code = this.consent();
    return code ? consentOutcome(code) : undefined;
  });
  protected readonly isDone = computed(() => this.outcome()?.kind === 'success');
}
