const list = new Intl.ListFormat('en', { type: 'conjunction' });
/** More names than this are counted, not told. */
const named = 3;

export const teachersTexts = {
  title: 'Teachers',
  you: 'You',
  coTeacher: 'Co-teacher',
  none: 'No teachers to show.',
  /** “You and Daisy Todd”, “You, Daisy Todd, and 4 others”. */
  line: (names: readonly string[]) => {
    const others = names.length - named;
    return others < 2
      ? list.format(names)
      : list.format([...names.slice(0, named), `${others} others`]);
  },
};
