import { Inject, Injectable } from '@nestjs/common';
import { API_CONFIG, type ApiConfig } from '../../../config/config.module';
import { ConsentRequired, NotFound } from '../../../http';
import { OrganizationRepository, type MirrorChoice, type Organization } from '../../auth';
import { RosterMirrorRepository } from '../../roster';
import { SyncResources } from '../engine/sync-resources';
import { MirrorIsOff } from '../engine/sync-refusals';
import { SyncTables } from '../engine/sync-tables';

/**
 * Whether a tenant's roster is mirrored. All methods join an open transaction; what they decide is done in the tenant's
 * next turn, so wake it afterwards.
 */
@Injectable()
export class MirrorAdministration {
  constructor(
    private readonly organizations: OrganizationRepository,
    private readonly mirrors: RosterMirrorRepository,
    private readonly tables: SyncTables,
    private readonly resources: SyncResources,
    @Inject(API_CONFIG) private readonly config: ApiConfig,
  ) {}

  /** @returns false if it was on already. @throws ConsentRequired */
  async turnOn(tenantId: string, chosenBy: string): Promise<boolean> {
    const organization = await this.find(tenantId);
    if (!organization.isAdminConsented) throw new ConsentRequired();
    if (await this.isOn(organization)) return false;
    const choice = { isMirrorWanted: true, mirrorChosenBy: chosenBy };
    await this.organizations.chooseMirror(tenantId, choice);
    return true;
  }

  /** @returns false if it was off already */
  async turnOff(tenantId: string): Promise<boolean> {
    const wasOn = await this.isOn(await this.find(tenantId));
    await this.end(tenantId, { isMirrorWanted: false, mirrorChosenBy: null });
    return wasOn;
  }

  /** Removes everything and starts again from nothing. @throws ConsentRequired, MirrorIsOff */
  async refill(tenantId: string, chosenBy: string): Promise<void> {
    const organization = await this.find(tenantId);
    if (!organization.isAdminConsented) throw new ConsentRequired();
    if (!(await this.isOn(organization))) throw new MirrorIsOff();
    await this.end(tenantId, { isMirrorWanted: true, mirrorChosenBy: chosenBy });
  }

  /** Ends the mirror with the tenant's consent. */
  async withdraw(tenantId: string): Promise<void> {
    await this.organizations.endMirrorWish(tenantId);
    await this.end(tenantId, {});
  }

  /** From here on nobody reads it, and no run writes to it: their checkpoints are gone. Rows are removed later. */
  private async end(tenantId: string, choice: Partial<MirrorChoice>): Promise<void> {
    const queries = this.resources.mirrored.map(({ query }) => query);
    await this.organizations.chooseMirror(tenantId, { ...choice, isMirrorLeft: true });
    await this.mirrors.end(tenantId);
    await this.tables.checkpoints.removeOf(tenantId, queries);
    await this.tables.runs.removeOpen(tenantId, queries);
  }

  private async isOn({ tenantId, isMirrorWanted }: Organization): Promise<boolean> {
    if (isMirrorWanted !== null) return isMirrorWanted;
    return this.config.ROSTER_MIRROR || (await this.mirrors.find(tenantId)) !== null;
  }

  private async find(tenantId: string): Promise<Organization> {
    const found = await this.organizations.findLocked(tenantId);
    if (!found) throw new NotFound();
    return found;
  }
}
