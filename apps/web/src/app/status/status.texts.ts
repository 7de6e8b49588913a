export const statusTexts = {
  notFound: 'Page not found',
  notFoundText:
    'There’s no page at this address. It may have moved, or the address may be mistyped.',
  forbidden: 'You don’t have access to this page',
  forbiddenText: 'Only a Microsoft 365 administrator of your school can open it.',
  home: 'Go to the start page',
  loadFailed: 'This page didn’t load',
  loadFailedText: 'EDUGraph didn’t respond, or there’s a newer version. Reload the page.',
  consentNeeded: 'Your school hasn’t approved EDUGraph',
  consentNeededText: (organization: string | undefined) =>
    `An administrator of ${organization ?? 'your school'} must consent once. Send them this link.`,
  consentNeededAdmin: (organization: string | undefined) =>
    `You can consent for ${organization ?? 'your school'} in administration.`,
  copyLink: 'Copy link',
  copied: 'Link copied.',
  copyFailed: 'The link couldn’t be copied. Select it and copy it manually.',
  tryAgain: 'Try again',
  administration: 'Go to administration',
};
