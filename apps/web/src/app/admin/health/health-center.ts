import { ChangeDetectionStrategy, Component, computed } from '@angular/core';
import type { AdminHealth } from '@app/contracts';
import { entityResource, LoadProblem } from '../../core';
import { Breadcrumbs } from '../../ui/breadcrumbs/breadcrumbs';
import { Icon } from '../../ui/icon/icon';
import { Loading } from '../../ui/loading/loading';
import { Skeleton } from '../../ui/skeleton/skeleton';
import { RelativeTime } from '../../ui/time/relative-time';
import { adminTrail } from '../admin-trail';
import { HealthCheckCard } from './health-check-card';
import { healthTexts } from './health.texts';

/** Shows whether everything EDUGraph depends on works, and how to fix what doesn't (ADM-10). */
@Component({
  selector: 'edu-health-center',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Breadcrumbs, HealthCheckCard, Icon, Loading, LoadProblem, RelativeTime, Skeleton],
  templateUrl: './health-center.html',
  styleUrl: './health-center.scss',
})
export class HealthCenter {
  protected readonly texts = healthTexts;
  protected readonly trail = adminTrail(healthTexts.title);
  protected readonly health = entityResource<AdminHealth>(() => '/api/v1/admin/health');
  /** Announced after the checks have run again. */
  protected readonly announcement = computed(() => {
    const checks = this.health.value()?.checks ?? [];
    return healthTexts.announcement(
      checks.filter(({ status }) => status === 'error' || status === 'warning').length,
    );
  });

  protected checkAgain(): void {
    if (!this.health.isBusy()) this.health.reload();
  }
}
