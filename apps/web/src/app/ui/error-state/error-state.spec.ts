import { TestBed } from '@angular/core/testing';
import { Page } from '../../../testing/page';
import { ErrorState } from './error-state';

describe('ErrorState (EDU-9)', () => {
  afterEach(() => jest.useRealTimers());

  it('says what failed, retries, and shows the request id on demand', async () => {
    const page = Page.of(ErrorState, {
      heading: 'Students didn’t load',
      text: 'Microsoft didn’t answer in time.',
      requestId: 'req-7',
    });
    expect(page.says('Students didn’t load')).toBe(true);
    expect(page.says('req-7')).toBe(false);
    await page.press('Details');
    expect(page.says('req-7')).toBe(true);
  });

  it('counts down and retries by itself if Microsoft specified a wait', () => {
    jest.useFakeTimers();
    const fixture = TestBed.createComponent(ErrorState);
    let tries = 0;
    fixture.componentInstance.retry.subscribe(() => (tries += 1));
    fixture.componentRef.setInput('retryAfter', 2);
    fixture.detectChanges();
    const text = () => (fixture.nativeElement as HTMLElement).textContent;
    expect(text()).toContain('We try again in 2 s.');
    jest.advanceTimersByTime(1000);
    fixture.detectChanges();
    expect(text()).toContain('We try again in 1 s.');
    jest.advanceTimersByTime(1000);
    fixture.detectChanges();
    expect(tries).toBe(1);
    jest.advanceTimersByTime(5000);
    expect(tries).toBe(1);
  });
});
