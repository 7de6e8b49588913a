export const loadProblemTexts = {
  offline: 'You are offline',
  offlineText: 'We keep what is on the screen and load the rest when you are back.',
};
