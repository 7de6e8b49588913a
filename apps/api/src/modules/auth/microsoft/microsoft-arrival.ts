import type { Role } from '@app/contracts';
import { Injectable, Logger } from '@nestjs/common';
import { ConsentRequired } from '../../../http';
import { ConsentProof } from './consent-proof';
import { MicrosoftAccountWriter } from '../accounts/microsoft-account.writer';
import { MicrosoftPeople } from './microsoft-person';
import type { Redemption } from './microsoft-sign-in';
import { callerWith, RoleRenewal } from './role-renewal';
import type { MicrosoftAccount } from '../sessions/session-user';
import { SilentTokens } from '../tokens/silent-tokens';

interface Education {
  role: Role | 'none' | undefined;
  isConsentMissing: boolean;
  /** The MSAL cache, with the education token where there is one. */
  tokens: string;
}

/** Learns at Microsoft what is to be known of who signed in, and stores it in one transaction (AUTH-2). */
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
   * @param linkTo the local account to link with, when the person came to link
   * @throws AlreadyLinked, AccountDeactivated; nothing is stored then
   */
  async receive(redemption: Redemption, linkTo?: string): Promise<MicrosoftAccount> {
    const { identity, homeAccountId, accessToken } = redemption;
    const [person, education, wasConsented] = await Promise.all([
      this.people.read(callerWith(identity, accessToken), homeAccountId),
      this.readEducation(redemption),
      this.writer.isConsented(identity.tenantId),
    ]);
    const isAdminConsented = await this.isConsented(identity.tenantId, {
      wasConsented,
      isInDoubt: education.isConsentMissing,
    });
    await this.writer.write({
      person,
      isAdminConsented,
      roles: {
        isAdmin: identity.isGlobalAdministrator,
        ...(education.role ? { education: education.role } : {}),
      },
      tokens: education.tokens,
      ...(linkTo ? { linkTo } : {}),
    });
    return person.account;
  }

  /** The education token is got now, so that the first page finds it; without consent there is none, and no role. */
  private async readEducation({ identity, tokens }: Redemption): Promise<Education> {
    const { tenantId, objectId } = identity;
    const owner = { tenantId, objectId };
    const renewal = await this.silent.renew(tokens, { owner, purpose: 'education' });
    if (!renewal.token) {
      const isConsentMissing = renewal.failure instanceof ConsentRequired;
      if (!isConsentMissing) this.warn(renewal.failure);
      return { role: isConsentMissing ? 'none' : undefined, isConsentMissing, tokens };
    }
    const caller = callerWith(owner, renewal.token.accessToken);
    const role = await this.roles.educationRole(caller).catch((error: unknown) => {
      this.warn(error);
      return undefined;
    });
    return { role, isConsentMissing: false, tokens: renewal.serialized };
  }

  /** Consent given elsewhere counts, and one withdrawn elsewhere does not. */
  private async isConsented(
    tenantId: string,
    { wasConsented, isInDoubt }: { wasConsented: boolean; isInDoubt: boolean },
  ): Promise<boolean> {
    if (wasConsented && !isInDoubt) return true;
    // What was found a minute ago does not settle a doubt that is new.
    const { state } = await (wasConsented
      ? this.consent.checkNow(tenantId)
      : this.consent.check(tenantId));
    return state === 'unknown' ? wasConsented : state === 'granted';
  }

  private warn(error: unknown): void {
    this.logger.warn({ msg: 'The education role could not be read at sign-in.', err: error });
  }
}
