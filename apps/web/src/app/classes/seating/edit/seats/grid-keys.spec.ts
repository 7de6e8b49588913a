import { deskForKey } from './grid-keys';

const press = (key: string, desk: number, ctrlKey = false) =>
  deskForKey({ key, ctrlKey, metaKey: false }, desk);

it.each([
  ['ArrowLeft', 15, 14],
  ['ArrowLeft', 13, 13],
  ['ArrowRight', 18, 18],
  ['ArrowUp', 15, 9],
  ['ArrowUp', 3, 3],
  ['ArrowDown', 33, 33],
  ['ArrowDown', 15, 21],
  ['Home', 15, 13],
  ['End', 15, 18],
  ['Enter', 15, undefined],
])('%s leads from desk %i to %s', (key, desk, target) => {
  expect(press(key, desk)).toBe(target);
});

it('moves to the corners of the room with Ctrl', () => {
  expect([press('Home', 15, true), press('End', 15, true)]).toEqual([1, 36]);
});
