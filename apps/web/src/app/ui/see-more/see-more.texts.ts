export const seeMoreTexts = {
  more: 'See more',
  /** “12 of 14 classes” */
  progress: (shown: number, total: number, [one, several]: readonly [string, string]) =>
    `${shown} of ${total} ${total === 1 ? one : several}`,
};
