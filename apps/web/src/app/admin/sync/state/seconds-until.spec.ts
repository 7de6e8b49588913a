import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { secondsUntil } from './seconds-until';

describe('secondsUntil', () => {
  afterEach(() => jest.useRealTimers());

  it('counts down to a moment, stops there, and restarts for another one', () => {
    jest.useFakeTimers({ now: 1_000_000 });
    const moment = signal(1_002_500);
    const left = TestBed.runInInjectionContext(() => secondsUntil(moment));
    TestBed.tick();
    expect(left()).toBe(3);
    jest.advanceTimersByTime(1000);
    expect(left()).toBe(2);
    jest.advanceTimersByTime(2000);
    TestBed.tick();
    expect(left()).toBe(0);
    expect(jest.getTimerCount()).toBe(0);
    moment.set(1_013_000);
    TestBed.tick();
    expect(left()).toBe(10);
    expect(jest.getTimerCount()).toBe(1);
  });

  it('is 0 for a moment in the past', () => {
    const left = TestBed.runInInjectionContext(() => secondsUntil(signal(0)));
    expect(left()).toBe(0);
  });
});
