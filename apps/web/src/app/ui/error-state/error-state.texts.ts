export const errorStateTexts = {
  heading: 'This didn’t load',
  retry: 'Try again',
  retryNow: 'Try now',
  details: 'Details',
  requestId: 'Request ID',
  copy: 'Copy',
  copied: 'Copied',
  countdown: (seconds: number) => `We try again in ${seconds} s.`,
};
