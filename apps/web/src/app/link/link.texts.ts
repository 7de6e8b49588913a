import type { LinkState } from '@app/contracts';

export const linkTexts = {
  heading: 'Link your accounts',
  lead: 'Link once and you can sign in with either account. Your classes come from Microsoft; your favorite color stays here.',
  linkedHeading: 'Your accounts are linked',
  linkedLead: 'You can sign in with either account.',
  loading: 'Loading your accounts',
  notLoaded: 'Your accounts didn’t load',
  microsoftAccount: 'Microsoft account',
  localAccount: 'EDUGraph account',
  signedIn: 'Signed in',
  linked: 'Linked',
  notLinked: 'Not linked yet',
  chooseWay: 'Choose one of the two ways below',
  chooseMicrosoft: 'Sign in with it below',
  or: 'or',
  newHeading: 'Continue with a new account',
  newLead:
    'We take your name and email from Microsoft. You choose a color; it marks your desk in seating charts.',
  newSubmit: 'Create and link',
  formerHeading: 'Continue with your EDUGraph account',
  noEmail: 'No email yet',
  formerLead: (email: string | null) =>
    `Your account${email ? ` ${email}` : ''} was kept when it was unlinked. It needs no password, because it was created from this Microsoft account.`,
  formerSubmit: 'Link again',
  existingHeading: 'Use an account you already have',
  existingLead: 'Enter the email and password of your EDUGraph account.',
  matching: 'There is an EDUGraph account with your email address. Enter its password to link it.',
  existingSubmit: 'Link accounts',
  emailMissing: 'Enter the account’s email.',
  passwordMissing: 'Enter the account’s password.',
  wrongCredentials: 'That email and password don’t match an account.',
  otherWay: 'Other ways to link',
  microsoftHeading: 'Link to existing Microsoft account',
  microsoftLead:
    'Sign in with the work or school account your school gave you. Your classes appear after that.',
  microsoftSubmit: 'Sign in with Microsoft',
  confirmHeading: 'Link these accounts?',
  confirmLead:
    'Check that both are yours. Anyone who can sign in with one of them will see everything in the other.',
  confirmSubmit: 'Link accounts',
  confirmCancel: 'Cancel',
  otherMicrosoft: 'Use a different Microsoft account',
  cancelled: 'Nothing was linked.',
  success: 'Your local account has been successfully linked to your Microsoft account.',
  toSchools: 'Go to schools',
  aboutMe: 'About me',
  adminLead: 'You’re an administrator. You can manage EDUGraph without linking.',
  toAdministration: 'Continue to administration',
};

/** LINK-3, verbatim. */
const alreadyLinked = (account: string | undefined) =>
  account
    ? `Failed to link accounts. The Microsoft account ${account} is already linked to another local account.`
    : 'Failed to link accounts. One of the two accounts is already linked to another one.';

const failures: Record<string, string> = {
  sign_in_cancelled: 'You left the Microsoft sign-in before it was complete. Nothing has changed.',
  sign_in_expired:
    'That sign-in took too long, or was started in another window. Nothing has changed.',
  consent_required:
    'Your school hasn’t approved EDUGraph. Ask an administrator to grant consent, then try again.',
  graph_unavailable: 'Microsoft 365 isn’t responding right now. Wait a little and try again.',
};

/** The message for a failed attempt through Microsoft. */
export function linkFailure(error: NonNullable<LinkState['lastError']>): string {
  if (error.code === 'already_linked') return alreadyLinked(error.microsoftAccount);
  return failures[error.code] ?? 'Failed to link accounts. Nothing has changed. Try again.';
}
