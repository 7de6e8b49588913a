import { ChangeDetectionStrategy, Component, computed } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { AdminHealth, HealthCheck } from '@app/contracts';
import { entityResource, LoadProblem } from '../../core';
import { Loading } from '../../ui/loading/loading';
import { Skeleton } from '../../ui/skeleton/skeleton';
import { checkPages } from './check-pages';
import { healthTexts, statusWords, subjects } from './health.texts';
import { StatusDot } from './status-dot';

/** Consent has its own card; the client secret and the roster copy show up only when they need attention. */
function isInStrip({ id, status }: HealthCheck): boolean {
  if (id === 'secret' || id === 'roster') return status === 'warning' || status === 'error';
  return id !== 'consent';
}

/** The health checks in one row, each linking to its facts and remedy (ADM-10). */
@Component({
  selector: 'edu-health-strip',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Loading, LoadProblem, RouterLink, Skeleton, StatusDot],
  host: { class: 'edu-card', role: 'region', '[attr.aria-label]': 'texts.title' },
  templateUrl: './health-strip.html',
  styleUrl: './health-strip.scss',
})
export class HealthStrip {
  protected readonly texts = healthTexts;
  protected readonly words = statusWords;
  protected readonly subjects = subjects;
  protected readonly health = entityResource<AdminHealth>(() => '/api/v1/admin/health');
  protected readonly pages = checkPages;
  protected readonly checks = computed(() => (this.health.value()?.checks ?? []).filter(isInStrip));
}
