export const emptyStateTexts = {
  heading: 'Nothing here yet',
  text: 'There is no data available for this page at this time.',
};
