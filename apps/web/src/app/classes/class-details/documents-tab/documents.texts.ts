export const documentsTexts = {
  title: 'Class documents',
  caption: (className: string) =>
    className ? `Class documents of ${className}` : 'Class documents',
  seeMore: 'See more',
  name: 'Name',
  modified: 'Modified',
  modifiedBy: 'Modified by',
  size: 'Size',
  items: (count: number) => `${count} ${count === 1 ? 'item' : 'items'}`,
  folder: 'Folder',
  /** Where Microsoft does not say. */
  unknown: '–',
  hasMore: 'The library holds more than these.',
  noLibrary: 'The library is not set up yet',
  noLibraryText: 'Microsoft has not made a document library for this class so far.',
  loading: 'Loading class documents',
  failed: 'Class documents did not load',
};
