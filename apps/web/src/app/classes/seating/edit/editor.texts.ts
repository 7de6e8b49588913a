const list = new Intl.ListFormat('en-US', { type: 'conjunction' });
const desks = (count: number) => `${count} ${count === 1 ? 'desk differs' : 'desks differ'}`;
const relative = new Intl.RelativeTimeFormat('en-US', { numeric: 'always' });

/** “1 minute ago”, “just now”. */
function ago(at: string, now: number): string {
  const minutes = Math.floor((now - Date.parse(at)) / 60_000);
  if (minutes < 1) return 'just now';
  if (minutes < 60) return relative.format(-minutes, 'minute');
  const hours = Math.floor(minutes / 60);
  return hours < 24
    ? relative.format(-hours, 'hour')
    : relative.format(-Math.floor(hours / 24), 'day');
}

export const editorTexts = {
  title: 'Edit seating',
  pageTitle: (name: string) => `Edit seating · ${name}`,
  unsaved: (count: number) =>
    count === 0 ? 'no changes' : `${count} ${count === 1 ? 'change' : 'changes'} not saved`,
  wouldLose: (count: number) =>
    `${count} ${count === 1 ? 'change isn’t' : 'changes aren’t'} saved and will be lost.`,
  cancel: 'Cancel',
  save: 'Save',
  toolbar: 'Arrange',
  undo: 'Undo',
  redo: 'Redo',
  random: 'Random',
  alphabetical: 'A to Z',
  clear: 'Clear',
  seed: 'Seed',
  seedHint: 'The same seed seats everyone the same way.',
  useSeed: 'Use',
  saved: 'Seating saved.',
  restored: 'The previous seating was restored.',
  changedSince: 'Someone else has saved since, so nothing was undone.',
  notRestored: 'The previous seating couldn’t be restored.',
  notSaved: 'The chart wasn’t saved. Your changes are still here.',
  rulesDropped: 'Rules for students who left the class were removed. Save again.',
  notTeacher: 'Only teachers of this class can arrange its seats.',
  toChart: 'Go to the chart',
  leftClass: (count: number) =>
    count === 1
      ? 'One student left the class. Take them off to save.'
      : `${count} students left the class. Take them off to save.`,
  keysTitle: 'Keyboard',
  keys: [
    ['Arrows', 'Move between desks'],
    ['Space', 'Pick up, drop, swap'],
    ['Delete', 'Take off the desk'],
    ['L', 'Keep in place'],
    ['Esc', 'Put back'],
    ['Ctrl Z', 'Undo'],
  ] as const,
};

export const rulesTexts = {
  title: 'Rules',
  hint: 'Random follows these.',
  none: 'No rules.',
  apart: 'Keep apart',
  front: 'Front row',
  kind: 'Rule',
  student: 'Student',
  other: 'and',
  choose: 'Choose',
  add: 'Add',
  names: (names: readonly string[]) => list.format(names),
  notMet: 'Not met',
  remove: (rule: string) => `Remove: ${rule}`,
  unmet: (rules: readonly string[]) => `These rules couldn’t be kept: ${rules.join('; ')}.`,
};

export const conflictTexts = {
  title: 'Someone else saved this chart',
  /** “Daisy Todd saved this chart 1 minute ago. 4 desks differ from yours.” */
  saved: (name: string, at: string, now: number) => `${name} saved this chart ${ago(at, now)}.`,
  differs: (count: number) => `${desks(count)} from yours.`,
  keep: 'Keep editing',
  theirs: (name: string) => `Use ${name.split(' ')[0] ?? name}’s chart`,
  mine: 'Save mine instead',
};
