export const loadProblemTexts = {
  offline: 'You’re offline',
  offlineText: 'We keep what’s on the screen and load the rest when you’re back.',
};
