import { rowOf } from '../../chart/chart';

interface Placed {
  readonly name: string;
  readonly desk: number;
}

/** Messages of the notice, shown and announced. */
export const moveTexts = {
  idle: 'Drag a student, or tap or press Space to pick one up.',
  pickedUp: 'is picked up.',
  deskFree: (desk: number) => `Desk ${desk} is free.`,
  deskTaken: (desk: number, name: string) => `Desk ${desk}: swaps with ${name}.`,
  deskTakenOver: (desk: number, name: string) => `Desk ${desk}: replaces ${name}.`,
  deskOwn: (desk: number) => `Comes from desk ${desk}.`,
  sits: (name: string, desk: number) => `${name} sits at desk ${desk}, row ${rowOf(desk)}.`,
  swapped: (one: Placed, other: Placed) =>
    `${one.name} sits at desk ${one.desk}, ${other.name} at desk ${other.desk}.`,
  replaced: (name: string, desk: number, other: string) =>
    `${name} sits at desk ${desk}. ${other} isn’t seated.`,
  putBack: (name: string) => `${name} is put back.`,
  takenOff: (name: string) => `${name} isn’t seated.`,
  kept: (name: string) => `${name} is kept in place.`,
  released: (name: string) => `${name} is no longer kept in place.`,
  undone: 'Undone.',
  redone: 'Redone.',
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
