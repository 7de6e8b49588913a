import type { Role } from '@app/contracts';
import { Injectable, Logger } from '@nestjs/common';
import { ConsentRequired } from '../../../http';
import { GraphUnavailable } from '../../graph';
import { callerWith, RoleRenewal } from '../tokens/role-renewal';
import type { MicrosoftAccount, MicrosoftPerson } from '../accounts/microsoft-account';
import { SilentTokens } from '../tokens/silent-tokens';
import { ConsentProof } from './consent-proof';
import { MicrosoftAccountWriter, type Seen } from './microsoft-account.writer';
import { MicrosoftPeople } from './microsoft-people';
import type { Redemption } from './microsoft-sign-in';

/** Concurrent sign-ins of one person make each other retry; each time, one of them gets through. */
const mostTries = 8;
/** Seconds to suggest to callers that tried in vain. */
const retryAfter = 5;

interface Education {
  isAdmin: boolean;
  role: Role | 'none' | undefined;
  isConsentMissing: boolean;
  /** The MSAL cache, with the education token where there is one. */
  tokens: string;
}

const withoutConsent = ({ identity, tokens }: Redemption): Education => ({
  isAdmin: identity.isGlobalAdministrator,
  role: 'none',
  isConsentMissing: true,
  tokens,
});

/** Reads what it needs about a signed-in person from Microsoft, and stores it in one transaction (AUTH-2). */
@Injectable()
export class MicrosoftArrival {
  private readonly logger = new Logger('SignIn');

  constructor(
    private readonly people: MicrosoftPeople,
    private readonly silent: SilentTokens,
    private readonly roles: RoleRenewal,
    private readonly consent: ConsentProof,
    private readonly writer: MicrosoftAccountWriter,
  ) {}

  /**
   * If the stored data changes during the requests, they are made again: a consent, role or link removed in the meantime
   * must not come back (S-14).
   * @throws AccountDeactivated, GraphUnavailable; nothing is then stored
   */
  async receive(redemption: Redemption): Promise<MicrosoftAccount> {
    const { identity, homeAccountId, accessToken } = redemption;
    let person: MicrosoftPerson | undefined;
    for (let tries = 0; tries < mostTries; tries++) {
      const seen = await this.writer.look(identity);
      const reading = person ?? this.people.read(callerWith(identity, accessToken), homeAccountId);
      const [known, education] = await Promise.all([
        reading,
        seen.appRemains ? withoutConsent(redemption) : this.readEducation(redemption),
      ]);
      person = known;
      const { isAdmin, role, tokens } = education;
      const isInDoubt = education.isConsentMissing;
      const isAdminConsented = await this.isConsented(identity.tenantId, seen, isInDoubt);
      const roles = { isAdmin, ...(role ? { education: role } : {}) };
      const arrived = { person, isAdminConsented, roles, tokens };
      if (await this.writer.write(arrived, seen)) return person.account;
    }
    throw new GraphUnavailable(retryAfter);
  }

  /** Gets the education token now, so that the first page finds it; without consent there is no token, and no role. */
  private async readEducation({ identity, tokens }: Redemption): Promise<Education> {
    const { tenantId, objectId } = identity;
    const owner = { tenantId, objectId };
    const renewal = await this.silent.renew(tokens, { owner, purpose: 'education' });
    // The id_token that comes with it is newer than the sign-in's.
    const isAdmin = (renewal.identity ?? identity).isGlobalAdministrator;
    if (!renewal.token) {
      const isConsentMissing = renewal.failure instanceof ConsentRequired;
      if (!isConsentMissing) this.warn(renewal.failure);
      return { isAdmin, role: isConsentMissing ? 'none' : undefined, isConsentMissing, tokens };
    }
    const caller = callerWith(owner, renewal.token.accessToken);
    const role = await this.roles.educationRole(caller).catch((error: unknown) => {
      this.warn(error);
      return undefined;
    });
    return { isAdmin, role, isConsentMissing: false, tokens: renewal.serialized };
  }

  /** Consent given elsewhere counts; consent withdrawn elsewhere, or here, doesn't. */
  private async isConsented(tenantId: string, seen: Seen, isInDoubt: boolean): Promise<boolean> {
    const { isConsented: was, appRemains } = seen;
    if (was && !isInDoubt) return true;
    // A result from a minute ago doesn't settle a new doubt.
    const { state } = await (was || appRemains
      ? this.consent.checkNow(tenantId)
      : this.consent.check(tenantId));
    if (appRemains && state === 'missing') await this.writer.noteGone(tenantId, seen);
    return state === 'unknown' ? was : state === 'granted' && !appRemains;
  }

  private warn(error: unknown): void {
    this.logger.warn({ msg: 'Could not read the education role at sign-in.', err: error });
  }
}
