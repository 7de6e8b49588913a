import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { Clock } from './clock';
import { RelativeTime } from './relative-time';

async function setup(at: string | null) {
  const now = signal(Date.parse('2017-10-12T12:00:00Z'));
  TestBed.configureTestingModule({ providers: [{ provide: Clock, useValue: { now } }] });
  const fixture = TestBed.createComponent(RelativeTime);
  fixture.componentRef.setInput('at', at);
  await fixture.whenStable();
  const time = () => (fixture.nativeElement as HTMLElement).querySelector('time');
  return { fixture, now, time };
}

describe('RelativeTime', () => {
  it('shows how long ago, with a machine-readable time and the exact time in the tooltip', async () => {
    const { time } = await setup('2017-10-12T11:00:00+00:00');
    expect(time()?.textContent).toBe('1 hour ago');
    expect(time()?.getAttribute('datetime')).toBe('2017-10-12T11:00:00.000Z');
    expect(time()?.title).toContain('Thursday, October 12, 2017');
  });

  it('updates with the clock', async () => {
    const { fixture, now, time } = await setup('2017-10-12T11:00:00Z');
    now.set(Date.parse('2017-10-12T13:30:00Z'));
    await fixture.whenStable();
    expect(time()?.textContent).toBe('2 hours ago');
  });

  it('is empty without a moment', async () => {
    expect((await setup('soon')).time()).toBeNull();
    TestBed.resetTestingModule();
    expect((await setup(null)).time()).toBeNull();
  });
});

describe('Clock', () => {
  it('ticks every minute', () => {
    jest.useFakeTimers({ now: 1_000_000 });
    const clock = TestBed.inject(Clock);
    jest.advanceTimersByTime(60_000);
    expect(clock.now()).toBe(1_060_000);
    TestBed.resetTestingModule();
    expect(jest.getTimerCount()).toBe(0);
    jest.useRealTimers();
  });
});
