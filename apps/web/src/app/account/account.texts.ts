import type { MicrosoftSignInError } from '@app/contracts';

/** “12 minutes”, as a person says it. */
function inWords(seconds: number): string {
  if (seconds < 90) return `${seconds} seconds`;
  return `${Math.ceil(seconds / 60)} minutes`;
}

export const accountTexts = {
  signIn: 'Sign in',
  lead: 'Your schools, classes and seats, from Microsoft 365 Education.',
  withMicrosoft: 'Sign in with Microsoft',
  or: 'or with an EDUGraph account',
  emailExample: 'you@example.com',
  keepSignedIn: 'Keep me signed in on this device',
  newHere: 'New here?',
  create: 'Create an account',
  administrator: 'Administrator of a Microsoft 365 tenant?',
  grant: 'Grant consent for your school',
  welcomeBack: 'Welcome back',
  differentAccount: 'Use a different account',
  emailMissing: 'Enter your email.',
  passwordMissing: 'Enter your password.',
  wrongCredentials: 'That email and password do not match an account.',
  tooOften: (seconds: number | undefined) =>
    seconds
      ? `That was too often. Wait ${inWords(seconds)} and try again.`
      : 'That was too often. Wait a few minutes and try again.',
};

export const demoTexts = {
  label: 'Demo accounts',
  chip: 'Sandbox',
  heading: 'Who do you want to be?',
  lead: 'This copy of EDUGraph talks to a local sandbox, not to Microsoft. Choose a person; no password is needed.',
  firstTime: 'First time?',
  firstTimeText: (name: string) =>
    `Sign in as ${name}, link the accounts once, and look at the schools and classes.`,
  signIn: 'Sign in',
  signInAs: (name: string) => `Sign in as ${name}`,
};

export const registerTexts = {
  heading: 'Create an account',
  lead: 'An EDUGraph account stays with you. Link it to your Microsoft account next, to see your classes.',
  confirm: 'Confirm password',
  passwordHint: 'At least 8 characters.',
  colorHint: 'It marks your desk in seating charts.',
  submit: 'Create account',
  haveAccount: 'Have an account already?',
  emailMissing: 'Enter your email.',
  emailWrong: 'Enter a whole email address, like you@example.com.',
  emailTaken: 'There is an account with this email already. Sign in with it, or use another email.',
  passwordMissing: 'Choose a password.',
  passwordShort: 'Use at least 8 characters.',
  passwordLong: 'Use at most 256 characters.',
  passwordCommon: 'This password is too well known to be safe. Choose another one.',
  confirmMissing: 'Enter the password again.',
  confirmDiffers: 'The two passwords differ.',
};

const signInErrors: Record<MicrosoftSignInError, string> = {
  sign_in_cancelled: 'You left Microsoft’s sign-in before it was done. Try again.',
  sign_in_expired: 'That sign-in took too long, or was started in another window. Try again.',
  account_deactivated: 'This account is switched off. Ask your administrator.',
  consent_required:
    'Your school has not approved EDUGraph. Ask an administrator to grant consent, then try again.',
  graph_unavailable: 'Microsoft is busy. Wait a moment and try again.',
  sign_in_failed: 'The sign-in with Microsoft did not work. Try again.',
  already_linked:
    'Failed to link accounts. The Microsoft account is already linked to another local account.',
  login_required: 'Your session has ended. Sign in again.',
};

/** What `/sign-in?error=CODE` says. The code itself is never shown: it may be anybody's text. */
export function signInError(code: string): string {
  return isSignInError(code) ? signInErrors[code] : signInErrors.sign_in_failed;
}

const isSignInError = (code: string): code is MicrosoftSignInError =>
  Object.hasOwn(signInErrors, code);
