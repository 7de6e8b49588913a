import { Injectable } from '@nestjs/common';
import { Transactions } from '../../database/transactions';
import {
  AccountLinks,
  GraphTokens,
  MicrosoftPeople,
  OrganizationRepository,
  type MicrosoftAccount,
} from '../auth';

/** Links from the Microsoft side: the person is signed in there, and a local account is chosen or made. */
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
   * Names and e-mail are read anew, and before the transaction. The roles stand since the sign-in.
   * @param chooseUser gives the local account's id; what it writes is undone with the rest
   * @throws AlreadyLinked
   */
  async link(account: MicrosoftAccount, chooseUser: () => Promise<string>): Promise<string> {
    const caller = this.tokens.asSignedIn(account);
    const person = await this.people.read(caller, account.homeAccountId);
    return this.transactions.run(async () => {
      const { tenantId } = account;
      const known = await this.organizations.find(tenantId);
      const organization = await this.organizations.save({
        tenantId,
        name: person.organizationName,
        isAdminConsented: known?.isAdminConsented ?? false,
      });
      const userId = await chooseUser();
      await this.links.attach(userId, person, organization.id);
      return userId;
    });
  }
}
