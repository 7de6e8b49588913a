import type { AdminHealth } from '@app/contracts';
import { Injectable } from '@nestjs/common';
import { ConsentProof, EntraClients, permissions, type SessionUser } from '../../auth';
import { tenantOf } from '../own-tenant/own-tenant';
import { BackgroundHealth } from './background-health';
import { checkConsent } from './consent-check';
import { checkExpiry } from './expiry-check';
import { GrantedPermissions } from './granted-permissions';
import { checkPermissions } from './permissions-check';
import { SecretEnd } from './secret-end';

const certificate = {
  id: 'certificate' as const,
  name: 'certificate',
  remedy: 'Ask whoever runs EDUGraph for you to add a new certificate to its registration.',
};
const secret = {
  id: 'secret' as const,
  name: 'client secret',
  remedy: 'Ask whoever runs EDUGraph for you to add a new client secret to its registration.',
};

/** Whether the application has all it needs in a tenant, and what to do if not (ADM-10). */
@Injectable()
export class HealthService {
  constructor(
    private readonly proof: ConsentProof,
    private readonly granted: GrantedPermissions,
    private readonly clients: EntraClients,
    private readonly background: BackgroundHealth,
    private readonly secrets: SecretEnd,
  ) {}

  async check(user: SessionUser, now: Date): Promise<AdminHealth> {
    const tenantId = tenantOf(user);
    const [consent, found, secretEnd, background] = await Promise.all([
      this.proof.checkNow(tenantId),
      this.granted.find(user, tenantId),
      this.secrets.find(tenantId),
      this.background.check(tenantId, now),
    ]);
    return {
      checkedAt: now.toISOString(),
      checks: [
        checkConsent(consent.state, user.organization?.name ?? 'Your school'),
        checkPermissions(permissions, found),
        checkExpiry(certificate, this.clients.identity.certificate.notAfter, now),
        checkExpiry(secret, secretEnd, now),
        ...background,
      ],
    };
  }
}
