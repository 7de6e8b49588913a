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

/** Whether everything stands as EDUGraph needs it, and what to do where it does not (ADM-10). */
@Component({
  selector: 'edu-health-centre',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Breadcrumbs, HealthCheckCard, Icon, Loading, LoadProblem, RelativeTime, Skeleton],
  templateUrl: './health-centre.html',
  styleUrl: './health-centre.scss',
})
export class HealthCentre {
  protected readonly texts = healthTexts;
  protected readonly trail = adminTrail(healthTexts.title);
  protected readonly health = entityResource<AdminHealth>(() => '/api/v1/admin/health');
  /** Said when the checks were made again. */
  protected readonly told = computed(() => {
    const checks = this.health.value()?.checks ?? [];
    return healthTexts.told(
      checks.filter(({ status }) => status === 'error' || status === 'warning').length,
    );
  });

  protected checkAgain(): void {
    if (!this.health.isBusy()) this.health.reload();
  }
}
