import { Injectable } from '@nestjs/common';
import { GraphClient, id, record, text, unnamed, type GraphCaller } from '../../graph';
import { IdTokenRejected } from '../entra/id-token';
import type { MicrosoftAccount, MicrosoftPerson } from '../accounts/microsoft-account';
import { fitText } from '../../../text/well-formed';

const userFields =
  'id,displayName,givenName,surname,mail,userPrincipalName,jobTitle,department,mobilePhone';

/** Reads the signed-in person and their organization, both at once. */
@Injectable()
export class MicrosoftPeople {
  constructor(private readonly graph: GraphClient) {}

  /** @throws IdTokenRejected if Graph identifies somebody other than the caller (S-6) */
  async read(caller: GraphCaller, homeAccountId: string): Promise<MicrosoftPerson> {
    const [user, organizations] = await Promise.all([
      this.graph.get(caller, `/me?$select=${userFields}`).then(record),
      this.graph.all(caller, '/organization?$select=id,displayName'),
    ]);
    const organization = organizations.map(record).find((one) => id(one['id']) === caller.tenantId);
    if (id(user['id']) !== caller.key || !organization) {
      throw new IdTokenRejected('Graph identifies its holder as somebody else');
    }
    const { tenantId, key: objectId } = caller;
    return {
      account: toAccount(user, { tenantId, objectId, homeAccountId }),
      mail: fit(user['mail'], 320),
      principalName: fit(user['userPrincipalName'], 320),
      organizationName: fit(organization['displayName']),
      jobTitle: fit(user['jobTitle']),
      department: fit(user['department']),
      mobilePhone: fit(user['mobilePhone'], 64),
    };
  }
}

function toAccount(
  { mail, userPrincipalName, displayName, givenName, surname }: ReturnType<typeof record>,
  ids: Pick<MicrosoftAccount, 'tenantId' | 'objectId' | 'homeAccountId'>,
): MicrosoftAccount {
  const email = fit(mail, 320) ?? fit(userPrincipalName, 320) ?? '';
  return {
    ...ids,
    email,
    displayName: fit(displayName) ?? (email || unnamed.person),
    firstName: fit(givenName) ?? '',
    lastName: fit(surname) ?? '',
  };
}

/** Fits the text to its column, so that session and database agree. */
function fit(value: unknown, length = 255): string | null {
  const found = text(value);
  return found === null ? null : fitText(found, length);
}
