import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import type { RequestProblem } from '../problem/problem';
import { Online } from '../navigation/online';
import { LoadProblem } from './load-problem';

function setup(problem: RequestProblem, isOnline = signal(true)) {
  TestBed.configureTestingModule({
    providers: [{ provide: Online, useValue: { isOnline: isOnline.asReadonly() } }],
  });
  const fixture = TestBed.createComponent(LoadProblem);
  fixture.componentRef.setInput('problem', problem);
  fixture.componentRef.setInput('heading', 'Classes didn’t load');
  const retried = jest.fn();
  fixture.componentInstance.retry.subscribe(retried);
  fixture.detectChanges();
  const page = fixture.nativeElement as HTMLElement;
  const button = (name: string) =>
    Array.from(page.querySelectorAll('button')).find((one) => one.textContent?.trim() === name);
  return { fixture, page, button, retried };
}

describe('LoadProblem (EDU-9)', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  it('says what failed, retries on request, and shows the request id', () => {
    const { fixture, page, button, retried } = setup({
      status: 502,
      code: 'graph_error',
      detail: '',
      requestId: 'r-17',
    });
    expect(page.querySelector('[role=alert] h2')?.textContent).toBe('Classes didn’t load');
    button('Try again')!.click();
    expect(retried).toHaveBeenCalledTimes(1);
    button('Details')!.click();
    fixture.detectChanges();
    expect(page.textContent).toContain('r-17');
  });

  it('counts down if Microsoft specified a wait, and retries by itself', () => {
    const { fixture, page, button, retried } = setup({
      status: 503,
      code: 'graph_unavailable',
      detail: '',
      retryAfter: 12,
    });
    expect(page.textContent).toContain('We try again in 12 s.');
    expect(button('Try now')).toBeDefined();
    jest.advanceTimersByTime(5000);
    fixture.detectChanges();
    expect(page.textContent).toContain('We try again in 7 s.');
    expect(retried).not.toHaveBeenCalled();
    jest.advanceTimersByTime(7000);
    expect(retried).toHaveBeenCalledTimes(1);
  });

  it('says when the user is offline, and reloads when back online', () => {
    const isOnline = signal(false);
    const { fixture, page, retried } = setup({ status: 0, code: 'offline', detail: '' }, isOnline);
    expect(page.textContent).toContain('You’re offline');
    isOnline.set(true);
    fixture.detectChanges();
    expect(retried).toHaveBeenCalledTimes(1);
  });
});
