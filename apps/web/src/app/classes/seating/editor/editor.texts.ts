import { rowOf } from '../chart';

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
  cancel: 'Cancel',
  save: 'Save',
  toolbar: 'Arrange',
  undo: 'Undo',
  redo: 'Redo',
  random: 'Random',
  alphabetical: 'A to Z',
  clear: 'Clear',
  seed: 'Seed',
  seedHint: 'The same seed seats everybody the same way.',
  useSeed: 'Use',
  saved: 'Seating saved.',
  restored: 'The seating is as it was before.',
  changedSince: 'Somebody else has saved since, so nothing was undone.',
  notRestored: 'The seating could not be put back.',
  notSaved: 'The chart was not saved. Your changes are still here.',
  rulesDropped: 'Rules for students who left the class were taken out. Save again.',
  notTeacher: 'Only teachers of this class arrange its seats.',
  toChart: 'To the chart',
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

interface Placed {
  readonly name: string;
  readonly desk: number;
}

/** What happens, as the notice shows and says it. */
export const moveTexts = {
  idle: 'Drag a student, or tap or press Space to pick one up.',
  pickedUp: 'is picked up.',
  deskFree: (desk: number) => `Desk ${desk} is free.`,
  deskTaken: (desk: number, name: string) => `Desk ${desk}: swaps with ${name}.`,
  deskTakenOver: (desk: number, name: string) => `Desk ${desk}: ${name} loses it.`,
  deskOwn: (desk: number) => `Comes from desk ${desk}.`,
  sits: (name: string, desk: number) => `${name} sits at desk ${desk}, row ${rowOf(desk)}.`,
  swapped: (one: Placed, other: Placed) =>
    `${one.name} sits at desk ${one.desk}, ${other.name} at desk ${other.desk}.`,
  replaced: (name: string, desk: number, other: string) =>
    `${name} sits at desk ${desk}. ${other} is not seated.`,
  putBack: (name: string) => `${name} is put back.`,
  takenOff: (name: string) => `${name} is not seated.`,
  kept: (name: string) => `${name} is kept in place.`,
  released: (name: string) => `${name} is no longer kept in place.`,
  undone: 'Undone.',
  redone: 'Done again.',
  filled: (seated: number, left: number) =>
    `${seated} seated${left > 0 ? `, ${left} not seated` : ''}.`,
  cleared: 'The room is cleared.',
  gone: 'Not in this class',
  dropHere: 'Drop here',
  putBackLabel: 'Put back',
  takeOff: 'Take off',
  keep: 'Keep in place',
  release: 'Release',
  swap: 'swap',
  keptInPlace: 'kept in place',
};

export const rulesTexts = {
  title: 'Rules',
  hint: 'Random keeps to them.',
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
  unmet: (rules: readonly string[]) => `These rules could not be kept: ${rules.join('; ')}.`,
};

export const conflictTexts = {
  title: 'Somebody else saved this chart',
  /** “Daisy Todd saved this chart 1 minute ago. 4 desks differ from yours.” */
  saved: (name: string, at: string, now: number) => `${name} saved this chart ${ago(at, now)}.`,
  differs: (count: number) => `${desks(count)} from yours.`,
  keep: 'Keep editing',
  theirs: (name: string) => `Use ${name.split(' ')[0] ?? name}’s chart`,
  mine: 'Save mine instead',
};

export const leaveTexts = {
  title: 'Leave without saving?',
  text: (count: number) =>
    `${count} ${count === 1 ? 'change is' : 'changes are'} not saved and will be lost.`,
  stay: 'Keep editing',
  leave: 'Leave without saving',
};
