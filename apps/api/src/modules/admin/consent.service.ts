import { Injectable, Logger } from '@nestjs/common';
import type { Request } from 'express';
import { PublicUrl } from '../../http';
import {
  allGrantedScope,
  anyOrganization,
  ConsentProof,
  EntraClients,
  entraUrl,
  isOurs,
  newState,
  type PendingConsent,
  type SessionUser,
} from '../auth';
import { ConsentRecord } from './consent-record';

export type ConsentOutcome = 'done' | 'declined' | 'failed';

const callbackPath = '/auth/microsoft/admin-consent/callback';
const guid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Microsoft's admin-consent flow. What comes back is a hint; ConsentProof finds the evidence (ADM-1, S-2). */
@Injectable()
export class ConsentService {
  private readonly logger = new Logger('Consent');

  constructor(
    private readonly clients: EntraClients,
    private readonly proof: ConsentProof,
    private readonly record: ConsentRecord,
    private readonly publicUrl: PublicUrl,
  ) {}

  /**
   * Where to send the browser. A signed-in administrator consents for the own tenant only; anybody else is on the way
   * for whichever tenant they administer, the one named if one is.
   */
  begin({ session, query }: Request, user: SessionUser | undefined): string {
    const own = user?.roles.includes('Admin') ? user.microsoft : undefined;
    const tenantId = own?.tenantId ?? readTenant(query['tenant']);
    const pending: PendingConsent = {
      ...newState(),
      ...(tenantId ? { tenantId } : {}),
      ...(own ? { objectId: own.objectId } : {}),
    };
    session.pendingConsent = pending;
    const url = entraUrl(this.clients.identity, tenantId ?? anyOrganization, '/v2.0/adminconsent');
    url.search = new URLSearchParams({
      client_id: this.clients.identity.clientId,
      // The only scope that brings the application permissions too.
      scope: allGrantedScope,
      redirect_uri: this.publicUrl.to(callbackPath),
      state: pending.state,
    }).toString();
    return url.href;
  }

  async finish(
    { session, query }: Request,
    user: SessionUser | undefined,
  ): Promise<ConsentOutcome> {
    const pending = session.pendingConsent;
    delete session.pendingConsent;
    if (!pending || !isOurs(pending, query['state']) || !isSamePerson(pending, user)) {
      this.logger.warn('A consent callback was refused: it answers no question of this session.');
      return 'failed';
    }
    // Microsoft says admin_consent=True together with an error.
    if (query['error'] !== undefined) return 'declined';
    const tenantId = readTenant(query['tenant']);
    const isExpected = tenantId && (!pending.tenantId || pending.tenantId === tenantId);
    if (query['admin_consent'] !== 'True' || !isExpected) return 'failed';
    return this.recordIfProved(tenantId, user?.microsoft);
  }

  private async recordIfProved(
    tenantId: string,
    who: SessionUser['microsoft'],
  ): Promise<ConsentOutcome> {
    const consent = await this.proof.checkNow(tenantId);
    if (consent.state !== 'granted') {
      this.logger.warn({ msg: 'A consent could not be proved.', tenantId, state: consent.state });
      return 'failed';
    }
    await this.record.record({ tenantId, name: consent.organizationName }, who);
    this.logger.log({ msg: 'An organization has consented.', tenantId });
    return 'done';
  }
}

/** A tenant's id; anything else, a domain too, is no tenant to us. */
function readTenant(value: unknown): string | undefined {
  const id = typeof value === 'string' ? value.toLowerCase() : '';
  return guid.test(id) ? id : undefined;
}

/** The administrator who left must be the one who comes back. */
function isSamePerson(
  { objectId, tenantId }: PendingConsent,
  user: SessionUser | undefined,
): boolean {
  if (objectId === undefined) return true;
  return user?.microsoft?.objectId === objectId && user.microsoft.tenantId === tenantId;
}
