const list = new Intl.ListFormat('en', { type: 'conjunction' });
/** More names than this are counted, not told. */
const named = 2;

/** Whether the line names each of so many teachers. */
export const isToldInLine = (count: number) => count < named + 2;

export const teachersTexts = {
  title: 'Teachers',
  you: 'You',
  coTeacher: 'Co-teacher',
  none: 'No teachers to show.',
  /** “You and Daisy Todd”, “You, Daisy Todd, and 3 others”. */
  line: (names: readonly string[]) => {
    const { length } = names;
    return isToldInLine(length)
      ? list.format(names)
      : list.format([...names.slice(0, named), `${length - named} others`]);
  },
};
