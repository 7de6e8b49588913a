import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { untilLive } from './until-live';

describe('asking again until Microsoft 365 answers (EDU-9)', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  function start(asOf: string | undefined) {
    const at = signal(asOf);
    let asked = 0;
    TestBed.runInInjectionContext(() => untilLive(at, () => asked++));
    TestBed.tick();
    return { at, asked: () => asked };
  }

  it('leaves live answers alone', () => {
    const { asked } = start(undefined);
    jest.advanceTimersByTime(600_000);
    window.dispatchEvent(new Event('focus'));
    expect(asked()).toBe(0);
  });

  it('takes longer each time, up to a minute', () => {
    const { asked } = start('2026-03-08T10:42:00Z');
    const after = [10, 20, 40, 60, 60].map((seconds) => {
      jest.advanceTimersByTime(seconds * 1000 - 1);
      const before = asked();
      jest.advanceTimersByTime(1);
      return [before, asked()];
    });
    expect(after).toEqual([[0, 1], [1, 2], [2, 3], [3, 4], [4, 5]]); // prettier-ignore
  });

  it('asks when the reader comes back, and stops once it is live', () => {
    const { at, asked } = start('2026-03-08T10:42:00Z');
    window.dispatchEvent(new Event('focus'));
    expect(asked()).toBe(1);
    at.set(undefined);
    TestBed.tick();
    jest.advanceTimersByTime(600_000);
    window.dispatchEvent(new Event('focus'));
    expect(asked()).toBe(1);
  });
});
