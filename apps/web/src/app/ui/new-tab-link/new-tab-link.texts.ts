export const newTabLinkTexts = { hint: '(opens in a new tab)' };
