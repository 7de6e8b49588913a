import { Injectable } from '@nestjs/common';
import { GraphClient, type GraphCaller } from '../../graph';
import { IdTokenRejected } from './id-token';
import type { MicrosoftAccount } from '../sessions/session-user';

/** A Microsoft user as Graph describes it now. */
export interface MicrosoftPerson {
  account: MicrosoftAccount;
  organizationName: string;
  jobTitle: string | null;
  department: string | null;
  mobilePhone: string | null;
}

interface WireUser {
  id: string;
  displayName?: string | null;
  givenName?: string | null;
  surname?: string | null;
  mail?: string | null;
  userPrincipalName?: string | null;
  jobTitle?: string | null;
  department?: string | null;
  mobilePhone?: string | null;
}

interface WireOrganizations {
  value: { id: string; displayName?: string | null }[];
}

const userFields =
  'id,displayName,givenName,surname,mail,userPrincipalName,jobTitle,department,mobilePhone';

/** Reads the signed-in person and the organization, both at once. */
@Injectable()
export class MicrosoftPeople {
  constructor(private readonly graph: GraphClient) {}

  /** @throws IdTokenRejected when Graph speaks of somebody else than the caller (S-6) */
  async read(caller: GraphCaller, homeAccountId: string): Promise<MicrosoftPerson> {
    const [user, organizations] = await Promise.all([
      this.graph.get<WireUser>(caller, `/me?$select=${userFields}`),
      this.graph.get<WireOrganizations>(caller, '/organization?$select=id,displayName'),
    ]);
    const organization = organizations.value.find(({ id }) => id.toLowerCase() === caller.tenantId);
    if (user.id.toLowerCase() !== caller.key || !organization) {
      throw new IdTokenRejected('Graph knows its holder as somebody else');
    }
    return {
      account: toAccount(user, { tenantId: caller.tenantId, homeAccountId }),
      organizationName: fit(organization.displayName) ?? caller.tenantId,
      jobTitle: fit(user.jobTitle),
      department: fit(user.department),
      mobilePhone: fit(user.mobilePhone, 64),
    };
  }
}

function toAccount(
  user: WireUser,
  { tenantId, homeAccountId }: { tenantId: string; homeAccountId: string },
): MicrosoftAccount {
  const email = fit(user.mail, 320) ?? fit(user.userPrincipalName, 320) ?? '';
  return {
    tenantId,
    objectId: user.id.toLowerCase(),
    homeAccountId,
    email,
    displayName: fit(user.displayName) ?? email,
    firstName: fit(user.givenName) ?? '',
    lastName: fit(user.surname) ?? '',
  };
}

/** SQLite would store any length and MySQL refuse it. */
function fit(text: string | null | undefined, length = 255): string | null {
  return text ? text.slice(0, length) : null;
}
