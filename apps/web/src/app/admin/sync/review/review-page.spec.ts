import { LiveAnnouncer } from '@angular/cdk/a11y';
import { HttpTestingController } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { Router } from '@angular/router';
import type { SyncDecision, SyncRemoval } from '@app/contracts';
import { appProviders } from '../../../../testing/app-providers';
import { cleanScreen } from '../../../../testing/clean-screen';
import { Page } from '../../../../testing/page';
import { rickey } from '../../../../testing/people';
import { Ask, type Confirmation, Snackbar } from '../../../core';
import { decision, syncStatus } from '../testing/sync-samples';
import { ReviewPage } from './review-page';

const url = '/api/v1/admin/sync';
const removal: SyncRemoval = { ...rickey, detail: null, reason: 'changed' };
const gone: SyncRemoval = {
  id: 'u2',
  displayName: null,
  localEmail: 'zoe@home.example',
  microsoftEmail: null,
  detail: null,
  reason: 'deleted',
};
const both: SyncDecision = { ...decision, deactivate: 20, remove: 4 };

async function setup(about: SyncDecision | null = decision, answer = true) {
  const asked: Confirmation[] = [];
  const ask = async (confirmation: Confirmation) => {
    asked.push(confirmation);
    if (answer) await confirmation.run?.();
    return answer;
  };
  TestBed.configureTestingModule({
    providers: [...appProviders(), { provide: Ask, useValue: { confirm: ask } }],
  });
  jest.spyOn(TestBed.inject(LiveAnnouncer), 'announce').mockResolvedValue();
  const shown = jest.spyOn(TestBed.inject(Snackbar), 'show').mockResolvedValue();
  const went = jest.spyOn(TestBed.inject(Router), 'navigateByUrl').mockResolvedValue(true);
  const page = Page.of(ReviewPage);
  await page.answer(url, syncStatus({ decision: about }));
  const list = (value: SyncRemoval[], nextCursor: string | null = null) =>
    page.answer(`${url}/removals`, { value, nextCursor });
  return { page, list, asked, shown, went, http: TestBed.inject(HttpTestingController) };
}

describe('ReviewPage (SYNC-8)', () => {
  cleanScreen();
  afterEach(() => TestBed.inject(HttpTestingController).verify());

  it('shows who is affected, how and why, page by page', async () => {
    const { page, list } = await setup(both);
    await list([removal], 'c1');
    expect(page.says('it would deactivate 20 and remove 4 of 98 people')).toBe(true);
    expect(page.says('Affected accounts: 24 people')).toBe(true);
    expect(page.says('Rickey Jaime')).toBe(true);
    expect(page.says('Deactivated')).toBe(true);
    expect(page.says('Deleted in Microsoft 365.')).toBe(true);
    expect(page.says('Removed for good')).toBe(false);
    await page.press('See more');
    await list([gone]);
    expect(page.says('Removed for good')).toBe(true);
    expect(page.has('button', 'See more')).toBe(false);
    expect(document.activeElement?.textContent).toContain('zoe@home.example');
  });

  it('continues only after a confirmation that says exactly what is lost', async () => {
    const { page, list, asked, shown, went } = await setup(both);
    await list([removal, gone]);
    await page.press('Continue…');
    expect(asked[0]).toMatchObject({
      title: 'Let the sync continue?',
      label: 'Deactivate 20 and remove 4 accounts',
    });
    expect(asked[0]?.consequences.slice(0, 2)).toEqual([
      expect.stringMatching(/^20 accounts will be deactivated\./),
      expect.stringMatching(/^4 accounts will be removed for good, .* can’t be undone\.$/),
    ]);
    const body = await page.answer(`${url}/decision`, syncStatus({ running: false }));
    expect(body).toEqual({ runId: 'r9', choice: 'go-on' });
    expect(went).toHaveBeenCalledWith('/admin/sync');
    expect(shown).toHaveBeenCalledWith('The sync continues.');
  });

  it('decides nothing unless confirmed', async () => {
    const { page, list, http, went } = await setup(decision, false);
    await list([removal]);
    await page.press('Continue…');
    http.expectNone(`${url}/decision`);
    expect(went).not.toHaveBeenCalled();
  });

  it('keeps the accounts', async () => {
    const { page, list, shown, went } = await setup();
    await list([removal]);
    expect(page.says('no one loses anything here')).toBe(true);
    await page.press('Keep these accounts');
    const body = await page.answer(`${url}/decision`, syncStatus());
    expect(body).toEqual({ runId: 'r9', choice: 'discard' });
    expect(went).toHaveBeenCalledWith('/admin/sync');
    expect(shown).toHaveBeenCalledWith('24 accounts kept.');
  });

  it('says when the decision failed', async () => {
    const { page, list } = await setup();
    await list([removal]);
    await page.press('Keep these accounts');
    await page.fail(`${url}/decision`, { status: 503, code: 'service_unavailable' });
    expect(page.alert()).toBe('Nothing was decided. EDUGraph is busy. Wait a moment.');
  });

  it('shows the list of another run that stopped in the meantime', async () => {
    const { page, list, went } = await setup();
    await list([removal]);
    await page.press('Continue…');
    await page.fail(`${url}/decision`, { status: 409, code: 'conflict' });
    await page.answer(url, syncStatus({ decision: { ...both, runId: 'r10' } }));
    await list([gone]);
    expect(page.alert()).toContain('Another run has stopped in the meantime');
    expect(page.says('Rickey Jaime')).toBe(false);
    expect(page.says('zoe@home.example')).toBe(true);
    expect(went).not.toHaveBeenCalled();
  });

  it('says when someone else has already decided', async () => {
    const { page, list } = await setup();
    await list([removal]);
    await page.press('Keep these accounts');
    await page.fail(`${url}/decision`, { status: 409, code: 'conflict' });
    await page.answer(url, syncStatus());
    expect(page.says('No sync is waiting for a decision')).toBe(true);
    expect(page.link('Go to sync').getAttribute('href')).toBe('/admin/sync');
  });

  it('speaks of classes when classes would go, and lists them by name', async () => {
    const about: SyncDecision = {
      ...decision,
      resource: 'classes',
      deactivate: 0,
      remove: 24,
      emptied: 0,
    };
    const { page, list, asked } = await setup(about);
    await list([{ ...gone, displayName: 'Physics 1', localEmail: null, detail: 'PHY-1' }]);
    expect(page.says('it would take 24 of 98 classes out of the roster copy')).toBe(true);
    expect(page.says('What would go: 24 classes')).toBe(true);
    expect(page.says('PHY-1')).toBe(true);
    expect(page.says('accounts')).toBe(false);
    await page.press('Continue…');
    expect(asked[0]?.label).toBe('Take out 24 classes');
    expect(asked[0]?.consequences[0]).toBe('24 classes will be taken out of the roster copy.');
    await page.answer(`${url}/decision`, syncStatus());
  });

  it('EDU-9: says when the people did not load', async () => {
    const { page, list } = await setup();
    await page.fail(`${url}/removals`, { status: 500, code: 'internal_error' });
    expect(page.alert()).toContain('The list didn’t load');
    await page.press('Try again');
    await list([removal]);
    expect(page.says('Rickey Jaime')).toBe(true);
  });
});
