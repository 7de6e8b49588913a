export const seeMoreTexts = {
  more: 'See more',
  /** “12 of 14 classes” */
  progress: (shown: number, total: number, [one, several]: readonly [string, string]) =>
    `${shown} of ${total} ${total === 1 ? one : several}`,
  /** “20 entries” */
  count: (shown: number, [one, several]: readonly [string, string]) =>
    `${shown} ${shown === 1 ? one : several}`,
};
