const list = new Intl.ListFormat('en', { type: 'conjunction' });
/** Names beyond these are only counted. */
const named = 2;

/** Whether one line can name this many teachers. */
export const fitsOneLine = (count: number) => count < named + 2;

export const teachersTexts = {
  title: 'Teachers',
  you: 'You',
  coTeacher: 'Co-teacher',
  none: 'No teachers to show.',
  /** “You and Daisy Todd”, “You, Daisy Todd, and 3 others”. */
  line: (names: readonly string[]) => {
    const { length } = names;
    return fitsOneLine(length)
      ? list.format(names)
      : list.format([...names.slice(0, named), `${length - named} others`]);
  },
};
