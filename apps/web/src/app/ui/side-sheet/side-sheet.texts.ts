export const sideSheetTexts = { close: 'Close' };
