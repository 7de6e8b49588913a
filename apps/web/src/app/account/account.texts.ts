import type { MicrosoftSignInError } from '@app/contracts';

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
  wrongCredentials: 'That email and password don’t match an account.',
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
  lead: 'An EDUGraph account stays with you. Next, link it to your Microsoft account to see your classes.',
  confirm: 'Confirm password',
  passwordHint: 'At least 8 characters.',
  colorHint: 'It marks your desk in seating charts.',
  submit: 'Create account',
  haveAccount: 'Already have an account?',
  emailMissing: 'Enter your email.',
  emailWrong: 'Enter a full email address, like you@example.com.',
  emailTaken: 'An account with this email already exists. Sign in with it, or use another email.',
  passwordMissing: 'Choose a password.',
  passwordShort: 'Use at least 8 characters.',
  passwordLong: 'Use at most 256 characters.',
  passwordCommon: 'This password is too common to be safe. Choose another one.',
  confirmMissing: 'Enter the password again.',
  confirmDiffers: 'The passwords don’t match.',
};

const signInErrors: Record<MicrosoftSignInError, string> = {
  sign_in_cancelled: 'You left the Microsoft sign-in before it was complete. Try again.',
  sign_in_expired: 'That sign-in took too long, or was started in another window. Try again.',
  account_deactivated: 'This account is deactivated. Ask your administrator.',
  consent_required:
    'Your school hasn’t approved EDUGraph. Ask an administrator to grant consent, then try again.',
  graph_unavailable: 'Microsoft 365 isn’t responding right now. Wait a little and try again.',
  sign_in_failed: 'The Microsoft sign-in didn’t work. Try again.',
  already_linked:
    'Failed to link accounts. The Microsoft account is already linked to another local account.',
  login_required: 'Your session has ended. Sign in again.',
};

/** The message for `/sign-in?error=CODE`. The code itself is never shown, because anyone can put anything there. */
export function signInError(code: string): string {
  return isSignInError(code) ? signInErrors[code] : signInErrors.sign_in_failed;
}

const isSignInError = (code: string): code is MicrosoftSignInError =>
  Object.hasOwn(signInErrors, code);
