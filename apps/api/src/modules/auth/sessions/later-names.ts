import type { MicrosoftAccount } from '../accounts/microsoft-account';

/** Name changes at Microsoft since the sign-in; null means the value was cleared. */
export type LaterNames = Partial<
  Record<'displayName' | 'givenName' | 'surname' | 'mail' | 'userPrincipalName', string | null>
>;

/** An account as it signed in, with its current names. */
export function renamed(account: MicrosoftAccount, later: LaterNames): MicrosoftAccount {
  const email = later.mail ?? later.userPrincipalName ?? account.email;
  const { displayName, givenName, surname } = later;
  return {
    ...account,
    email,
    displayName: displayName === null ? email : (displayName ?? account.displayName),
    firstName: givenName === null ? '' : (givenName ?? account.firstName),
    lastName: surname === null ? '' : (surname ?? account.lastName),
  };
}
