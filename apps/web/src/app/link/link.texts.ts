import type { LinkState } from '@app/contracts';

export const linkTexts = {
  heading: 'Link your accounts',
  lead: 'Link once and you can sign in with either account. Your classes come from Microsoft; your favorite color stays here.',
  linkedHeading: 'Your accounts are linked',
  linkedLead: 'You can sign in with either account.',
  loading: 'Loading your accounts',
  notLoaded: 'Your accounts did not load',
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
  formerLead: (email: string) =>
    `Your account ${email} was kept when its link was removed. It needs no password: it was made from this Microsoft account.`,
  formerSubmit: 'Link again',
  existingHeading: 'Use an account you already have',
  existingLead: 'Enter the email and password of your EDUGraph account.',
  matching: 'There is an EDUGraph account with your email address. Enter its password to link it.',
  existingSubmit: 'Link accounts',
  emailMissing: 'Enter its email.',
  passwordMissing: 'Enter its password.',
  wrongCredentials: 'That email and password do not match an account.',
  otherWay: 'Other ways to link',
  microsoftHeading: 'Link to existing Microsoft account',
  microsoftLead:
    'Sign in with the work or school account your school gave you. Your classes appear after that.',
  microsoftSubmit: 'Sign in with Microsoft',
  success: 'Your local account has been successfully linked to your Microsoft account.',
  toSchools: 'Go to schools',
  aboutMe: 'About me',
  adminLead: 'You are an administrator. You can look after EDUGraph without linking.',
  toAdministration: 'Continue to administration',
  tooOften: 'That was too often. Wait a few minutes and try again.',
};

/** LINK-3, to the letter. */
const alreadyLinked = (account: string | undefined) =>
  account
    ? `Failed to link accounts. The Microsoft account ${account} is already linked to another local account.`
    : 'Failed to link accounts. One of the two accounts is already linked to another one.';

const failures: Record<string, string> = {
  sign_in_cancelled: 'You left Microsoft’s sign-in before it was done. Nothing has changed.',
  sign_in_expired:
    'That sign-in took too long, or was started in another window. Nothing has changed.',
  consent_required:
    'Your school has not approved EDUGraph. Ask an administrator to grant consent, then try again.',
  graph_unavailable: 'Microsoft is busy. Wait a moment and try again.',
};

/** What a failed attempt through Microsoft says. */
export function linkFailure(error: NonNullable<LinkState['lastError']>): string {
  if (error.code === 'already_linked') return alreadyLinked(error.microsoftAccount);
  return failures[error.code] ?? 'Failed to link accounts. Nothing has changed. Try again.';
}
