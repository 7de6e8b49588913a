import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { LoadProblem } from '../../core';
import { Chip } from '../../ui/chip/chip';
import { Loading } from '../../ui/loading/loading';
import { Skeleton } from '../../ui/skeleton/skeleton';
import { RelativeTime } from '../../ui/time/relative-time';
import { AdminCard } from '../admin-card/admin-card';
import { AccessProgress } from '../access/access-progress';
import { UserAccessWork } from '../access/user-access-work';
import { lookOf, userAccessTexts } from '../access/user-access.texts';

/** How far the user-access job has come (ADM-5). */
@Component({
  selector: 'edu-access-card',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [
    AccessProgress,
    AdminCard,
    Chip,
    Loading,
    LoadProblem,
    RelativeTime,
    RouterLink,
    Skeleton,
  ],
  providers: [UserAccessWork],
  templateUrl: './access-card.html',
  styles: ':host { display: grid }',
})
export class AccessCard {
  protected readonly texts = userAccessTexts;
  protected readonly work = inject(UserAccessWork);
  protected readonly look = computed(() => {
    const work = this.work.value();
    return work && lookOf(work);
  });
}
