export const documentsTexts = {
  title: 'Class documents',
  caption: (className: string) =>
    className ? `Class documents for ${className}` : 'Class documents',
  seeMore: 'See more',
  name: 'Name',
  modified: 'Modified',
  modifiedBy: 'Modified by',
  size: 'Size',
  items: (count: number) => `${count} ${count === 1 ? 'item' : 'items'}`,
  folder: 'Folder',
  /** For values Microsoft does not provide. */
  unknown: '–',
  hasMore: 'There’s more in the library.',
  noLibrary: 'The library isn’t set up yet',
  noLibraryText: 'Microsoft hasn’t created a document library for this class yet.',
  loading: 'Loading class documents',
  failed: 'Class documents didn’t load',
};
