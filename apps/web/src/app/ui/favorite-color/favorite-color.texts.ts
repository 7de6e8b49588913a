export const favoriteColorTexts = {
  label: 'Favorite color',
  blue: 'Blue',
  green: 'Green',
  grey: 'Grey',
  is: (name: string) => `Favorite color: ${name}`,
};
