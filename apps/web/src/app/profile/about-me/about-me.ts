import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import type { ClassSummary, Profile } from '@app/contracts';
import { entityResource, listResource, LoadProblem, SessionStore } from '../../core';
import { AsOf } from '../../ui/as-of/as-of';
import { Avatar } from '../../ui/avatar/avatar';
import { ClassGrid } from '../../ui/class-grid/class-grid';
import { ClassGridSkeleton } from '../../ui/class-grid/class-grid-skeleton';
import { EmptyState } from '../../ui/empty-state/empty-state';
import { Loading } from '../../ui/loading/loading';
import { Skeleton } from '../../ui/skeleton/skeleton';
import { AccountCard } from '../account-card/account-card';
import { ColorCard } from '../color-card/color-card';
import { profileTexts } from '../profile.texts';

/** The user's profile (EDU-8). Before linking, it shows a link button instead of classes. */
@Component({
  selector: 'edu-about-me',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [
    AccountCard,
    AsOf,
    Avatar,
    ClassGrid,
    ClassGridSkeleton,
    ColorCard,
    EmptyState,
    LoadProblem,
    Loading,
    Skeleton,
  ],
  templateUrl: './about-me.html',
  styleUrl: './about-me.scss',
})
export class AboutMe {
  private readonly session = inject(SessionStore);

  protected readonly isLinked = this.session.isLinked;
  /** Without consent, no education data is requested: the error would navigate away from this page. */
  protected readonly isConsented = computed(() => this.session.organization()?.consented ?? false);
  protected readonly texts = profileTexts;
  protected readonly profile = entityResource<Profile>(() => '/api/v1/me');
  protected readonly classes = listResource<ClassSummary>(() =>
    this.isLinked() && this.isConsented() ? '/api/v1/me/classes' : undefined,
  );
  protected readonly work = computed(() => {
    const { jobTitle = null, department = null } = this.profile.value() ?? {};
    return [jobTitle, department].filter(Boolean).join(', ');
  });
}
