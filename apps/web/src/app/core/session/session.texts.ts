export const sessionTexts = {
  loginRequired: 'Login to Office 365 is required',
  loginRequiredText: 'Microsoft asks you to sign in again. You come back to this page.',
  signIn: 'Sign in',
  notNow: 'Not now',
};
