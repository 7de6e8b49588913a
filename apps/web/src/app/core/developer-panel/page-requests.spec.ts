import { TestBed } from '@angular/core/testing';
import { type CanActivateFn, Router, RedirectCommand } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import { inject } from '@angular/core';
import { appProviders, Blank } from '../../../testing/app-providers';
import { PageRequests } from './page-requests';
import { FakePerformanceObserver as Observer, timedAnswer } from './testing/timed-answers';

const toElsewhere: CanActivateFn = () => {
  Observer.answer(20, timedAnswer('/api/v1/asked-by-the-guard'));
  return new RedirectCommand(inject(Router).parseUrl('/two'));
};

async function setup() {
  Observer.install();
  const clock = jest.spyOn(performance, 'now').mockReturnValue(0);
  TestBed.configureTestingModule({
    providers: appProviders([
      { path: 'redirected', canActivate: [toElsewhere], children: [] },
      { path: 'refused', canActivate: [() => false], children: [] },
      { path: '**', component: Blank },
    ]),
  });
  const harness = await RouterTestingHarness.create('/one');
  const requests = TestBed.inject(PageRequests);
  requests.watch();
  const goAt = async (time: number, url: string) => {
    clock.mockReturnValue(time);
    await harness.navigateByUrl(url).catch(() => null);
  };
  const asked = () => requests.answers().map(({ name }) => new URL(name).pathname);
  return { requests, goAt, asked };
}

describe('PageRequests (DEMO-1)', () => {
  it('keeps the API responses, including those from before it started', async () => {
    const { asked } = await setup();
    Observer.answer(1, timedAnswer('/api/v1/schools'), timedAnswer('/icons.svg'));
    Observer.answer(2, { name: 'https://elsewhere.example/api/v1/x', serverTiming: [] });
    expect(asked()).toEqual(['/api/v1/schools']);
    expect(Observer.all.map(({ observed }) => observed)).toEqual([
      { type: 'resource', buffered: true },
    ]);
  });

  it('observes only once', async () => {
    const { requests } = await setup();
    requests.watch();
    expect(Observer.all).toHaveLength(1);
  });

  it('starts over on another page, including requests its guards already made', async () => {
    const { goAt, asked } = await setup();
    Observer.answer(1, timedAnswer('/api/v1/of-the-first'));
    await goAt(10, '/two');
    Observer.answer(5, timedAnswer('/api/v1/late-answer-of-the-first'));
    Observer.answer(10, timedAnswer('/api/v1/of-the-second'));
    expect(asked()).toEqual(['/api/v1/of-the-second']);
  });

  it('attributes requests made during a redirect to its destination', async () => {
    const { goAt, asked } = await setup();
    await goAt(10, '/redirected');
    expect(asked()).toEqual(['/api/v1/asked-by-the-guard']);
  });

  it('continues if only the query changes or a navigation is rejected', async () => {
    const { goAt, asked } = await setup();
    Observer.answer(1, timedAnswer('/api/v1/kept'));
    await goAt(10, '/one?search=a');
    await goAt(20, '/refused');
    expect(asked()).toEqual(['/api/v1/kept']);
    await goAt(30, '/three');
    Observer.answer(25, timedAnswer('/api/v1/before-the-third'));
    expect(asked()).toEqual([]);
  });

  it('works without a browser observer', async () => {
    await setup();
    TestBed.resetTestingModule();
    Object.assign(window, { PerformanceObserver: undefined });
    TestBed.configureTestingModule({ providers: appProviders() });
    const requests = TestBed.inject(PageRequests);
    expect(() => requests.watch()).not.toThrow();
    expect(requests.answers()).toEqual([]);
  });
});
