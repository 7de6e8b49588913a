import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { steady, type LoadState } from './load-state';

function setup() {
  jest.useFakeTimers();
  const state = signal<LoadState>('loading');
  const shown = TestBed.runInInjectionContext(() => steady(state));
  TestBed.tick();
  const after = (ms: number, next?: LoadState) => {
    jest.advanceTimersByTime(ms);
    if (next) state.set(next);
    TestBed.tick();
    return shown();
  };
  return after;
}

describe('steady', () => {
  afterEach(() => jest.useRealTimers());

  it('passes a fast response through at once, as no skeleton was visible', () => {
    const after = setup();
    expect(after(200, 'ready')).toBe('ready');
  });

  it('keeps a skeleton that just appeared for 300 ms', () => {
    const after = setup();
    expect(after(350, 'ready')).toBe('loading');
    expect(after(240)).toBe('loading');
    expect(after(20)).toBe('ready');
  });

  it('passes a slow response through at once, as its skeleton was visible long enough', () => {
    const after = setup();
    expect(after(900, 'error')).toBe('error');
  });
});
