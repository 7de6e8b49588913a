import { LiveAnnouncer } from '@angular/cdk/a11y';
import { HttpTestingController } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import type { SyncStatus } from '@app/contracts';
import { appProviders } from '../../../testing/app-providers';
import { Page } from '../../../testing/page';
import { until } from '../../../testing/until';
import { pollAtOnce } from '../progress/testing/poll-at-once';
import { Snackbar } from '../../core';
import { SyncPage } from './sync-page';
import { decision, runningRun, syncRun, syncStatus } from './testing/sync-samples';

const url = '/api/v1/admin/sync';

async function setup(first: Partial<SyncStatus> = {}, consented = true) {
  TestBed.configureTestingModule({ providers: appProviders() });
  const said = jest.spyOn(TestBed.inject(LiveAnnouncer), 'announce').mockResolvedValue();
  const shown = jest.spyOn(TestBed.inject(Snackbar), 'show').mockResolvedValue();
  const page = Page.of(SyncPage);
  const http = TestBed.inject(HttpTestingController);
  await page.answer('/api/v1/admin/organization', { consented });
  await page.answer(url, syncStatus(first));
  const poll = async (status: Partial<SyncStatus>) => {
    (await until(() => http.match({ method: 'GET', url })[0])).flush(syncStatus(status));
    await page.settle();
  };
  return { page, http, said, shown, poll };
}

const bar = () => document.querySelector('[role=progressbar]');
const rows = () =>
  Array.from(document.querySelectorAll('tbody tr'), (row) =>
    Array.from(row.querySelectorAll('td'), (cell) => cell.textContent?.replace(/\s+/g, ' ').trim()),
  );

describe('SyncPage (ADM-7, SYNC-8)', () => {
  pollAtOnce();

  it('shows the next run and what the last ones did, newest first', async () => {
    const { page } = await setup({
      nextRun: new Date(Date.now() + 190_000).toISOString(),
      runs: [
        syncRun({ id: 'b', updated: 3, received: 9, unknown: 2 }),
        syncRun({ id: 'a', state: 'failed', errorCode: 'graph_error' }),
      ],
    });
    expect(page.says('On time')).toBe(true);
    expect(page.says('Next run in 3 minutes.')).toBe(true);
    expect(rows()[0]?.slice(1)).toEqual([
      'Done',
      '3 updated 9 received · 2 without an account here',
      '0.4 s',
    ]);
    expect(rows()[1]?.[2]).toContain('Microsoft refused it.');
  });

  it('starts a run, shows it live, and announces its start, pauses, and end politely', async () => {
    const { page, http, said, poll } = await setup();
    const button = page.button('Sync now');
    button.focus();
    button.click();
    http.expectOne({ method: 'POST', url }).flush({ id: 'r2' }, { status: 202, statusText: 'x' });
    await poll({ running: true, runs: [runningRun({ startedBy: 'Pat Rivera' })] });
    expect(bar()?.getAttribute('aria-label')).toBe('The sync is running');
    expect(page.says('Started by Pat Rivera Oct 12, 2020.')).toBe(true);
    expect(page.says('A sync is running.')).toBe(true);
    await poll({ running: true, runs: [runningRun({ received: 1200, updated: 7 })] });
    expect(document.querySelector('dl')?.textContent).toMatch(/received\s*1,200/);
    const waitingUntil = '2020-10-12T12:00:30.000Z';
    await poll({ running: true, runs: [runningRun({ received: 1200, waitingUntil })] });
    expect(page.says('Microsoft asked for a pause. The sync continues at')).toBe(true);
    await poll({ running: true, runs: [runningRun({ received: 1300, waitingUntil })] });
    await poll({ runs: [syncRun({ id: 'r2', updated: 7 })] });
    expect(bar()).toBeNull();
    expect(said.mock.calls.map(([text]) => text)).toEqual([
      'The sync is running.',
      expect.stringMatching(/^Microsoft asked for a pause/),
      'Done. 7 updated',
    ]);
    expect(document.activeElement).toBe(page.button('Sync now'));
  });

  it('shows the run it started, even if an older response arrives later', async () => {
    const now = Date.now();
    jest.spyOn(Date, 'now').mockReturnValue(now);
    const nextRun = new Date(now - 1000).toISOString();
    const { page, http, poll } = await setup({ nextRun });
    const before = await until(() => http.match({ method: 'GET', url })[0]);
    page.button('Sync now').click();
    http.expectOne({ method: 'POST', url }).flush({ id: 'r2' }, { status: 202, statusText: 'x' });
    await page.settle();
    before.flush(syncStatus({ nextRun: new Date(now + 300_000).toISOString() }));
    await poll({ running: true, runs: [runningRun()] });
    expect(bar()).not.toBeNull();
  });

  it('allows no second run within 30 s, and says when it will', async () => {
    const startedAt = new Date(Date.now() - 12_500).toISOString();
    const { page, http } = await setup({ runs: [syncRun({ startedAt })] });
    expect(page.text).toMatch(/You can sync again in 1[78] s\./);
    const button = page.button('Sync now');
    expect(button.getAttribute('aria-disabled')).toBe('true');
    expect(document.getElementById(button.getAttribute('aria-describedby')!)?.textContent).toMatch(
      /^You can sync again/,
    );
    await page.press('Sync now');
    http.expectNone({ method: 'POST', url });
  });

  it('makes no one wait because of a wrong clock', async () => {
    const startedAt = new Date(Date.now() + 3_600_000).toISOString();
    const { page } = await setup({ runs: [syncRun({ startedAt })] });
    expect(page.button('Sync now').getAttribute('aria-disabled')).toBe('false');
  });

  it('shows a run that someone else started', async () => {
    const { page, http, poll } = await setup();
    page.button('Sync now').click();
    const problem = { status: 409, code: 'sync_running', detail: '' };
    http.expectOne({ method: 'POST', url }).flush(problem, { status: 409, statusText: 'x' });
    await poll({ running: true, runs: [runningRun()] });
    expect(bar()).not.toBeNull();
    expect(page.alert()).toBe('');
  });

  it('says why a run was not started', async () => {
    const { page, http, poll } = await setup();
    page.button('Sync now').click();
    const problem = { status: 503, code: 'service_unavailable', detail: '' };
    http.expectOne({ method: 'POST', url }).flush(problem, { status: 503, statusText: 'x' });
    await poll({});
    expect(page.alert()).toBe('The sync wasn’t started. EDUGraph is busy. Wait a moment.');
  });

  it('pauses the schedule, with undo, and resumes it', async () => {
    const { page, http, shown } = await setup();
    const put = async (paused: boolean) => {
      const request = http.expectOne({ method: 'PUT', url: `${url}/pause` });
      expect(request.request.body).toEqual({ paused });
      request.flush(syncStatus({ paused }));
      await page.settle();
    };
    page.button('Pause schedule').focus();
    page.button('Pause schedule').click();
    await put(true);
    expect(page.says('Paused')).toBe(true);
    expect(document.activeElement).toBe(page.button('Resume schedule'));
    expect(shown.mock.calls[0]?.[0]).toBe('Schedule paused.');
    shown.mock.calls[0]?.[1]?.run();
    await put(false);
    expect(page.says('On time')).toBe(true);
  });

  it('does not let an older response undo the pause', async () => {
    const running = { running: true, runs: [runningRun()] };
    const { page, http, poll } = await setup(running);
    const before = await until(() => http.match({ method: 'GET', url })[0]);
    page.button('Pause schedule').click();
    const put = http.expectOne({ method: 'PUT', url: `${url}/pause` });
    put.flush(syncStatus({ ...running, paused: true }));
    await page.settle();
    before.flush(syncStatus(running));
    await page.settle();
    expect(page.has('button', 'Resume schedule')).toBe(true);
    await poll({});
    expect(page.has('button', 'Pause schedule')).toBe(true);
  });

  it('reports when the schedule could not be paused', async () => {
    const { page } = await setup();
    await page.press('Pause schedule');
    await page.fail(`${url}/pause`, { status: 500, code: 'internal_error' });
    expect(page.alert()).toContain('The schedule wasn’t paused.');
    expect(page.has('button', 'Pause schedule')).toBe(true);
  });

  it('SYNC-8: asks for a decision, and starts no run until then', async () => {
    const { page } = await setup({ decision, runs: [syncRun({ id: 'r9', state: 'paused' })] });
    expect(
      page.says(
        'Sync stopped: it would deactivate 24 of 98 people. Look at the list before it goes on.',
      ),
    ).toBe(true);
    expect(page.link('Review').getAttribute('href')).toBe('/admin/sync/review');
    expect(page.says('Needs you')).toBe(true);
    expect(page.says('Review the stopped sync first.')).toBe(true);
  });

  it('explains why the last run failed and what comes next', async () => {
    const { page } = await setup({
      runs: [
        syncRun({
          state: 'failed',
          errorCode: 'graph_unavailable',
          error: "Microsoft 365 isn't responding right now. The next run continues from here.",
        }),
      ],
    });
    expect(
      page.says(
        "The last run failed. Microsoft 365 isn't responding right now. The next run continues from here.",
      ),
    ).toBe(true);
  });

  it('says when it has not run yet, when consent is missing, and when there is no schedule', async () => {
    const fresh = await setup({ runs: [] });
    expect(fresh.page.says('It hasn’t run yet.')).toBe(true);
    expect(fresh.page.says('No runs yet')).toBe(true);
    TestBed.resetTestingModule();
    const without = await setup({ runs: [] }, false);
    expect(without.page.says('Consent must be granted first.')).toBe(true);
    expect(without.page.has('button', 'Sync now')).toBe(false);
    TestBed.resetTestingModule();
    const off = await setup({ scheduled: false });
    expect(off.page.says('The schedule is turned off on this server (SYNC_ENABLED).')).toBe(true);
    expect(off.page.has('button', 'Sync now')).toBe(true);
    expect(off.page.has('button', 'Pause schedule')).toBe(false);
  });

  it('polls again once Microsoft’s pause is over', async () => {
    const now = Date.now();
    jest.spyOn(Date, 'now').mockReturnValue(now);
    const waitingUntil = new Date(now - 1000).toISOString();
    const running = { running: true, runs: [runningRun({ waitingUntil })] };
    const { page, poll } = await setup(running);
    await poll(running);
    await poll(running);
    await poll({});
    expect(page.says('On time')).toBe(true);
    const waits = jest.mocked(setTimeout).mock.calls.map(([, wait]) => wait);
    expect(waits).not.toContain(1500);
  });

  it('polls again once the next run is due', async () => {
    const now = Date.now();
    jest.spyOn(Date, 'now').mockReturnValue(now);
    const nextRun = new Date(now - 1000).toISOString();
    const { page, poll } = await setup({ nextRun });
    expect(page.says('Next run within a minute.')).toBe(true);
    await poll({ running: true, runs: [runningRun()] });
    expect(page.says('Running')).toBe(true);
  });

  it('keeps what it knows while the API is unreachable, and keeps polling', async () => {
    const { page, http, poll } = await setup({ running: true, runs: [runningRun({ updated: 7 })] });
    const failing = await until(() => http.match({ method: 'GET', url })[0]);
    failing.flush(null, { status: 503, statusText: 'x' });
    await page.settle();
    expect(page.says('We can’t check the sync right now.')).toBe(true);
    expect(rows()[0]?.[2]).toContain('7 updated');
    await poll({});
    expect(page.says('On time')).toBe(true);
  });

  it('EDU-9: says when it did not load, and tries again', async () => {
    TestBed.configureTestingModule({ providers: appProviders() });
    const page = Page.of(SyncPage);
    await page.answer('/api/v1/admin/organization', { consented: true });
    await page.fail(url, { status: 500, code: 'internal_error' });
    expect(page.alert()).toContain('Sync didn’t load');
    await page.press('Try again');
    await page.answer(url, syncStatus());
    expect(page.says('On time')).toBe(true);
  });
});
