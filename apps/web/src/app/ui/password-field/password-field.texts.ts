export const passwordFieldTexts = {
  label: 'Password',
  show: 'Show password',
  hide: 'Hide password',
};
