export const searchFieldTexts = { clear: 'Clear search' };
