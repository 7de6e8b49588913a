import { TestBed } from '@angular/core/testing';
import { cleanScreen } from '../../../../testing/clean-screen';

/** A clean screen on which polling does not wait; `poll-wait.spec.ts` covers the delays. */
export function pollAtOnce(): void {
  const real = setTimeout;
  // Its timers would go on in the next test.
  afterEach(() => TestBed.resetTestingModule());
  cleanScreen();
  beforeEach(() => {
    jest
      .spyOn(globalThis, 'setTimeout')
      .mockImplementation(((run: () => void, wait?: number) =>
        real(run, wait === 1000 ? 0 : wait)) as typeof setTimeout);
  });
}
