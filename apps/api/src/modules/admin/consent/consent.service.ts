import { Injectable, Logger } from '@nestjs/common';
import type { Request, Response } from 'express';
import { PublicUrl } from '../../../http';
import {
  allGrantedScope,
  anyOrganization,
  ConsentProof,
  EntraClients,
  entraUrl,
  RoundTrips,
  type ConsentTrip,
  type Returned,
  type SessionUser,
} from '../../auth';
import { ConsentRecord } from './consent-record';

export type ConsentOutcome = 'done' | 'declined' | 'failed';

const callbackPath = '/auth/microsoft/admin-consent/callback';
const guid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Microsoft's admin-consent flow. The callback is only a hint; ConsentProof finds the evidence (ADM-1, S-2). */
@Injectable()
export class ConsentService {
  private readonly logger = new Logger('Consent');

  constructor(
    private readonly clients: EntraClients,
    private readonly proof: ConsentProof,
    private readonly record: ConsentRecord,
    private readonly publicUrl: PublicUrl,
    private readonly trips: RoundTrips,
  ) {}

  /**
   * Where to send the browser. A signed-in administrator can only consent for their own tenant; anyone else, for any
   * tenant they administer, or the one that is named.
   */
  async begin(
    request: Request,
    response: Response,
    user: SessionUser | undefined,
  ): Promise<string> {
    const own = user?.roles.includes('Admin') ? user.microsoft : undefined;
    const tenantId = own?.tenantId ?? readTenant(request.query['tenant']);
    const state = await this.trips.begin(request, response, {
      purpose: 'consent',
      ...(tenantId ? { tenantId } : {}),
      ...(own ? { objectId: own.objectId } : {}),
    });
    const url = entraUrl(this.clients.identity, tenantId ?? anyOrganization, '/v2.0/adminconsent');
    url.search = new URLSearchParams({
      client_id: this.clients.identity.clientId,
      // The only scope that includes the application permissions.
      scope: allGrantedScope,
      redirect_uri: this.publicUrl.to(callbackPath),
      state,
    }).toString();
    return url.href;
  }

  async finish(
    request: Request,
    response: Response,
    user: SessionUser | undefined,
  ): Promise<ConsentOutcome> {
    const returned = await this.trips.end(request, response);
    const trip = returned?.trip;
    if (!returned || trip?.purpose !== 'consent' || !isSamePerson(trip, user)) {
      this.logger.warn(
        "A consent callback was rejected: it doesn't match a request of this browser.",
      );
      return 'failed';
    }
    // Microsoft sends admin_consent=True together with an error.
    if (request.query['error'] !== undefined) return 'declined';
    const tenantId = consentedTenant(request.query, trip);
    return tenantId ? this.recordIfProved(tenantId, returned, user) : 'failed';
  }

  private async recordIfProved(
    tenantId: string,
    returned: Returned,
    user: SessionUser | undefined,
  ): Promise<ConsentOutcome> {
    if (!(await this.record.mayBeGivenBy(user, tenantId))) {
      this.logger.warn({
        msg: 'Only an administrator can consent again after a withdrawal.',
        tenantId,
      });
      return 'failed';
    }
    const seen = await this.record.versionNow(tenantId);
    const consent = await this.proof.checkNow(tenantId);
    if (consent.state !== 'granted') {
      this.logger.warn({ msg: 'A consent could not be proved.', tenantId, state: consent.state });
      return 'failed';
    }
    if (!(await this.trips.spend(returned))) return 'failed';
    const proved = { tenantId, name: consent.organizationName, seen };
    if (!(await this.record.record(proved, user?.microsoft))) return 'failed';
    this.logger.log({ msg: 'An organization has consented.', tenantId });
    return 'done';
  }
}

/** A tenant's id; anything else, even a domain, doesn't count. */
function readTenant(value: unknown): string | undefined {
  const id = typeof value === 'string' ? value.toLowerCase() : '';
  return guid.test(id) ? id : undefined;
}

/** The tenant that the callback names, if this round trip allows it. */
function consentedTenant(query: Request['query'], trip: ConsentTrip): string | undefined {
  if (query['admin_consent'] !== 'True') return undefined;
  const tenantId = readTenant(query['tenant']);
  return trip.tenantId === undefined || trip.tenantId === tenantId ? tenantId : undefined;
}

/** The administrator who left must be the one who comes back. */
function isSamePerson({ objectId, tenantId }: ConsentTrip, user: SessionUser | undefined): boolean {
  if (objectId === undefined) return true;
  return user?.microsoft?.objectId === objectId && user.microsoft.tenantId === tenantId;
}
