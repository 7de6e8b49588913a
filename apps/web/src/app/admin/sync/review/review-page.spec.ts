import { LiveAnnouncer } from '@angular/cdk/a11y';
import { HttpTestingController } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { Router } from '@angular/router';
import type { SyncDecision, SyncRemoval } from '@app/contracts';
import { appProviders } from '../../../../testing/app-providers';
import { Page } from '../../../../testing/page';
import { Ask, type Deed, Snackbar } from '../../../core';
import { decision, syncStatus } from '../testing/sync-samples';
import { ReviewPage } from './review-page';

const url = '/api/v1/admin/sync';
const rickey: SyncRemoval = {
  id: 'u1',
  displayName: 'Rickey Jaime',
  localEmail: 'rickey@home.example',
  microsoftEmail: 'RJaime@contoso.example',
  reason: 'changed',
};
const gone: SyncRemoval = {
  id: 'u2',
  displayName: null,
  localEmail: 'zoe@home.example',
  microsoftEmail: null,
  reason: 'deleted',
};
const both: SyncDecision = { runId: 'r9', deactivate: 20, remove: 4, known: 98 };

async function setup(about: SyncDecision | null = decision, answer = true) {
  const asked: Deed[] = [];
  const ask = async (deed: Deed) => {
    asked.push(deed);
    if (answer) await deed.run?.();
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
  beforeEach(() => jest.spyOn(performance, 'now').mockReturnValue(0));
  afterEach(() => {
    TestBed.inject(HttpTestingController).verify();
    jest.restoreAllMocks();
    document.body.replaceChildren();
  });

  it('shows who, what would happen to them and why, page by page', async () => {
    const { page, list } = await setup(both);
    await list([rickey], 'c1');
    expect(page.says('it would deactivate 20 and remove 4 of 98 people')).toBe(true);
    expect(page.says('Whose accounts: 24 people')).toBe(true);
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

  it('goes on only behind a confirmation that says exactly what goes', async () => {
    const { page, list, asked, shown, went } = await setup(both);
    await list([rickey, gone]);
    await page.press('Go on…');
    expect(asked[0]).toMatchObject({
      title: 'Let the sync go on?',
      label: 'Deactivate 20 and remove 4 accounts',
    });
    expect(asked[0]?.consequences.slice(0, 2)).toEqual([
      expect.stringMatching(/^20 accounts are deactivated\./),
      expect.stringMatching(/^4 accounts are removed for good, .* cannot be undone\.$/),
    ]);
    const body = await page.answer(`${url}/decision`, syncStatus({ running: false }));
    expect(body).toEqual({ runId: 'r9', choice: 'go-on' });
    expect(went).toHaveBeenCalledWith('/admin/sync');
    expect(shown).toHaveBeenCalledWith('The sync goes on.');
  });

  it('decides nothing when it is not confirmed', async () => {
    const { page, list, http, went } = await setup(decision, false);
    await list([rickey]);
    await page.press('Go on…');
    http.expectNone(`${url}/decision`);
    expect(went).not.toHaveBeenCalled();
  });

  it('keeps the accounts', async () => {
    const { page, list, shown, went } = await setup();
    await list([rickey]);
    expect(page.says('nobody loses anything here')).toBe(true);
    await page.press('Keep these accounts');
    const body = await page.answer(`${url}/decision`, syncStatus());
    expect(body).toEqual({ runId: 'r9', choice: 'discard' });
    expect(went).toHaveBeenCalledWith('/admin/sync');
    expect(shown).toHaveBeenCalledWith('24 accounts kept.');
  });

  it('says when it was not decided', async () => {
    const { page, list } = await setup();
    await list([rickey]);
    await page.press('Keep these accounts');
    await page.fail(`${url}/decision`, { status: 503, code: 'service_unavailable' });
    expect(page.alert()).toBe('Nothing was decided. EDUGraph is busy. Wait a moment.');
  });

  it('shows the list of another run that has stopped meanwhile', async () => {
    const { page, list, went } = await setup();
    await list([rickey]);
    await page.press('Go on…');
    await page.fail(`${url}/decision`, { status: 409, code: 'conflict' });
    await page.answer(url, syncStatus({ decision: { ...both, runId: 'r10' } }));
    await list([gone]);
    expect(page.alert()).toContain('Another run has stopped meanwhile.');
    expect(page.says('Rickey Jaime')).toBe(false);
    expect(page.says('zoe@home.example')).toBe(true);
    expect(went).not.toHaveBeenCalled();
  });

  it('says when somebody has decided already', async () => {
    const { page, list } = await setup();
    await list([rickey]);
    await page.press('Keep these accounts');
    await page.fail(`${url}/decision`, { status: 409, code: 'conflict' });
    await page.answer(url, syncStatus());
    expect(page.says('No sync waits for a decision')).toBe(true);
    expect(page.link('Go to sync').getAttribute('href')).toBe('/admin/sync');
  });

  it('EDU-9: says when the people did not load', async () => {
    const { page, list } = await setup();
    await page.fail(`${url}/removals`, { status: 500, code: 'internal_error' });
    expect(page.alert()).toContain('The people did not load');
    await page.press('Try again');
    await list([rickey]);
    expect(page.says('Rickey Jaime')).toBe(true);
  });
});
