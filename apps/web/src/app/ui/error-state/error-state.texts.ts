export const errorStateTexts = {
  heading: 'This did not load',
  retry: 'Try again',
  retryNow: 'Try now',
  details: 'Details',
  requestId: 'Request id',
  copy: 'Copy',
  copied: 'Copied',
  countdown: (seconds: number) => `We try again in ${seconds} s.`,
};
