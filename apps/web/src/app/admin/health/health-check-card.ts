import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { HealthCheck } from '@app/contracts';
import { Chip } from '../../ui/chip/chip';
import { Icon } from '../../ui/icon/icon';
import { checkPages } from './check-pages';
import { statusLooks } from './health-status';
import { healthTexts, statusWords, subjects } from './health.texts';
import { PermissionTable } from './permission-table';
import { StatusDot } from './status-dot';

/** One check: its status, findings, and remedy. */
@Component({
  selector: 'edu-health-check-card',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Chip, Icon, PermissionTable, RouterLink, StatusDot],
  host: { class: 'edu-card', role: 'region', '[attr.aria-labelledby]': 'headingId()' },
  templateUrl: './health-check-card.html',
  styleUrl: './health-check-card.scss',
})
export class HealthCheckCard {
  readonly check = input.required<HealthCheck>();

  protected readonly texts = healthTexts;
  protected readonly subject = computed(() => subjects[this.check().id]);
  protected readonly word = computed(() => statusWords[this.check().status]);
  protected readonly look = computed(() => statusLooks[this.check().status]);
  protected readonly headingId = computed(() => `health-${this.check().id}`);
  /** Whether the administrator can fix it right here, by consenting. */
  protected readonly isConsent = computed(
    () =>
      this.check().status !== 'ok' &&
      (this.check().id === 'consent' || this.check().id === 'permissions'),
  );
  /** The page that manages its subject. */
  protected readonly page = computed(() =>
    this.check().status === 'ok' ? undefined : checkPages[this.check().id],
  );
  protected readonly openLabel = computed(() => healthTexts.open(this.subject()));
  protected readonly consentLabel = computed(() =>
    this.check().id === 'consent' ? healthTexts.grant : healthTexts.consentAgain,
  );
}
