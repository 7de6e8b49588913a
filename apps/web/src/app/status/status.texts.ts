export const statusTexts = {
  notFound: 'Page not found',
  notFoundText: 'Nothing is kept at this address. It may have been moved, or mistyped.',
  forbidden: 'You may not see this page',
  forbiddenText: 'Only an administrator of your school’s Microsoft 365 can open it.',
  home: 'Go to the start page',
  loadFailed: 'This page did not load',
  loadFailedText: 'EDUGraph did not answer, or there is a newer version. Load the page again.',
  consentNeeded: 'Your school has not approved EDUGraph',
  consentNeededText: (organization: string | undefined) =>
    `An administrator of ${organization ?? 'your school'} must consent once. Send them this link.`,
  consentNeededAdmin: (organization: string | undefined) =>
    `You can consent for ${organization ?? 'your school'} in administration.`,
  copyLink: 'Copy link',
  copied: 'Link copied.',
  copyFailed: 'The link could not be copied. Select it and copy it yourself.',
  tryAgain: 'Try again',
  administration: 'Go to administration',
};
