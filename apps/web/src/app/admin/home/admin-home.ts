import { ChangeDetectionStrategy, Component, computed, input, linkedSignal } from '@angular/core';
import type { ConsentRemoved, OrganizationState } from '@app/contracts';
import { entityResource, LoadProblem } from '../../core';
import { Icon } from '../../ui/icon/icon';
import { Loading } from '../../ui/loading/loading';
import { Note } from '../../ui/note/note';
import { Skeleton } from '../../ui/skeleton/skeleton';
import { adminTexts, consentOutcome } from '../admin.texts';
import { HealthStrip } from '../health/health-strip';
import { AccessCard } from './access-card';
import { AuditCard } from './audit-card';
import { CacheCard } from './cache-card';
import { ConsentCard } from './consent-card';
import { ClientsCard } from './clients-card';
import { LinksCard } from './links-card';
import { SyncCard } from './sync-card';

/** The tenant administrator's home page. Cards are independent: if one fails to load, the others still work. */
@Component({
  selector: 'edu-admin-home',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [
    AccessCard,
    AuditCard,
    CacheCard,
    ConsentCard,
    HealthStrip,
    Icon,
    ClientsCard,
    LinksCard,
    Loading,
    LoadProblem,
    Note,
    Skeleton,
    SyncCard,
  ],
  templateUrl: './admin-home.html',
  styleUrl: './admin-home.scss',
})
export class AdminHome {
  /** Query parameter: how the consent flow at Microsoft ended. */
  readonly consent = input<string>();

  protected readonly texts = adminTexts;
  protected readonly organization = entityResource<OrganizationState>(
    () => '/api/v1/admin/organization',
  );
  protected readonly outcome = computed(() => {
    const code = this.consent();
    return code ? consentOutcome(code) : undefined;
  });

  /**
   * Updated locally after a removal. The administrator's own tokens are removed too, so a refetch would immediately
   * require another sign-in.
   */
  protected readonly tenant = linkedSignal(this.organization.value);

  protected showRemovedConsent({ appRemains }: ConsentRemoved): void {
    this.tenant.update(
      (tenant) =>
        tenant && {
          ...tenant,
          consented: false,
          appRemains,
          linkedAccounts: 0,
          cachedLogins: 0,
          lastConsent: null,
        },
    );
  }

  protected showClearedCache(): void {
    this.tenant.update((tenant) => tenant && { ...tenant, cachedLogins: 0 });
  }
}
