import { Injectable } from '@nestjs/common';
import { Transactions } from '../../database/transactions';
import {
  AccountLinks,
  GraphTokens,
  MicrosoftPeople,
  type MicrosoftPerson,
  OrganizationRepository,
  type MicrosoftAccount,
} from '../auth';

/** Links a Microsoft account that has signed in to a local account that is chosen or created. */
@Injectable()
export class AccountLinker {
  constructor(
    private readonly tokens: GraphTokens,
    private readonly people: MicrosoftPeople,
    private readonly organizations: OrganizationRepository,
    private readonly links: AccountLinks,
    private readonly transactions: Transactions,
  ) {}

  /**
   * Reads names and email again, before the transaction. The roles have been stored since the sign-in.
   * @param chooseUser returns the local account's id; its writes are rolled back with the rest
   * @throws AlreadyLinked
   */
  async link(
    account: MicrosoftAccount,
    chooseUser: (person: MicrosoftPerson) => Promise<string>,
  ): Promise<string> {
    const caller = this.tokens.asSignedIn(account);
    const person = await this.people.read(caller, account.homeAccountId);
    return this.transactions.run(async () => {
      const { tenantId } = account;
      const organization = await this.organizations.ensure(tenantId, person.organizationName);
      const userId = await chooseUser(person);
      await this.links.attach(userId, person, organization.id);
      return userId;
    });
  }
}
