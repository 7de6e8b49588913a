/**
 * @jest-environment ./src/testing/zone-environment.cjs
 * @time-zone America/New_York
 */
import { HttpTestingController } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import '../../../core/ask/question-dialog';
import { AssignmentsWorld } from '../testing/assignments-world';
// Normally lazy-loaded with the dialog; imported here so no test waits for the compiler.
import './assignment-dialog';

const skipped = 'Clocks go forward on this day, so this time doesn’t exist. Choose another.';

async function open() {
  const world = await AssignmentsWorld.open('Teacher', []);
  world.control('New assignment').click();
  await world.dialog();
  return world;
}

describe('a due time on a day when clocks change (LANG-2)', () => {
  afterEach(() => {
    TestBed.inject(HttpTestingController).verify();
    sessionStorage.clear();
    jest.restoreAllMocks();
  });

  it('is rejected if the clocks skip it, whichever field is typed last', async () => {
    const world = await open();
    await world.type('Due time', '2:30 AM');
    await world.type('Due date', '3/11/2018');
    expect(world.says(skipped)).toBe(true);
    await world.type('Due date', '3/12/2018');
    expect(world.says(skipped)).toBe(false);
    await world.type('Due date', '3/11/2018');
    await world.type('Due time', '3:30 AM');
    expect(world.says(skipped)).toBe(false);
    expect(world.says('Sunday, March 11, 2018 at 3:30 AM EDT')).toBe(true);
    await world.type('Due time', '2:00 AM');
    expect(world.says(skipped)).toBe(true);
    await world.press('Assign');
  });

  it('shows its zone if it occurs twice', async () => {
    const world = await open();
    await world.type('Due date', '11/4/2018');
    await world.type('Due time', '1:30 AM');
    expect(world.says('Sunday, November 4, 2018 at 1:30 AM EDT')).toBe(true);
  });
});
