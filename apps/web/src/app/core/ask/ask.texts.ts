export const askTexts = { cancel: 'Cancel' };
