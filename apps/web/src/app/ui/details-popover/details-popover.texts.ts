export const detailsPopoverTexts = { close: 'Close' };
