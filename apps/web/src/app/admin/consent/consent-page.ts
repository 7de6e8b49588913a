import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Icon } from '../../ui/icon/icon';
import { Note } from '../../ui/note/note';
import { consentOutcome, consentTexts } from '../admin.texts';

/** The page a tenant administrator is sent a link to. It works without signing in (ADM-1). */
@Component({
  selector: 'edu-consent-page',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Icon, Note, RouterLink],
  templateUrl: './consent-page.html',
  styleUrl: './consent-page.scss',
})
export class ConsentPage {
  /** Query parameter: how the consent flow at Microsoft ended. */
  readonly consent = input<string>();

  protected readonly texts = consentTexts;
  protected readonly outcome = computed(() => {
    const code = this.consent();
    return code ? consentOutcome(code) : undefined;
  });
  protected readonly isDone = computed(() => this.outcome()?.kind === 'success');
}
