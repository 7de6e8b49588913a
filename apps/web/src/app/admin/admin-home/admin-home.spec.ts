import { HttpTestingController } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import type { OrganizationState, UserAccess } from '@app/contracts';
import { appProviders, FakeBrowser } from '../../../testing/app-providers';
import { Page } from '../../../testing/page';
import { sessions } from '../../../testing/sessions';
import { Ask, type Deed, Snackbar } from '../../core';
import { ConsentDoor } from '../consent/consent-door';
import { decision, syncRun, syncStatus } from '../sync/testing/sync-samples';
import { AdminHome } from './admin-home';

const state: OrganizationState = {
  tenantId: 't',
  name: 'Contoso Education',
  consented: false,
  linkedAccounts: 1,
  cachedLogins: 64,
  lastConsent: null,
  consentUrl: 'http://localhost:3000/admin/consent',
};

const onTime = syncStatus({ runs: [] });
const idle: UserAccess = { state: 'idle', done: 0, enabled: 0, skipped: 0, failed: 0 };

async function setup(
  more: Partial<OrganizationState> = {},
  inputs: Record<string, string> = {},
  sync = onTime,
) {
  TestBed.configureTestingModule({ providers: appProviders() });
  const page = Page.of(AdminHome, inputs);
  await page.answer('/api/v1/admin/health', { checkedAt: '', checks: [] });
  await page.answer('/api/v1/admin/organization', { ...state, ...more });
  await page.answer('/api/v1/admin/sync', sync);
  await page.answer('/api/v1/admin/user-access', idle);
  await page.answer('/api/v1/admin/audit?limit=3', { value: [], nextCursor: null });
  return page;
}

/** Confirms whatever is asked, as the dialog does: by doing it. */
function confirmed() {
  const asked: Deed[] = [];
  jest.spyOn(TestBed.inject(Ask), 'confirm').mockImplementation(async (deed) => {
    asked.push(deed);
    await deed.run?.();
    return true;
  });
  const said = jest.spyOn(TestBed.inject(Snackbar), 'show').mockResolvedValue();
  return { asked, said };
}

describe('AdminHome', () => {
  // Skeletons are held by this clock; here every answer is a quick one.
  beforeEach(() => jest.spyOn(performance, 'now').mockReturnValue(0));

  afterEach(() => {
    TestBed.inject(HttpTestingController).verify();
    jest.restoreAllMocks();
  });

  it('ADM-1: grants a consent that is missing', async () => {
    const page = await setup();
    expect(page.says('Not granted')).toBe(true);
    expect(page.link('Grant consent').getAttribute('href')).toBe('/auth/microsoft/admin-consent');
    expect(page.says('1 person has linked an account')).toBe(true);
  });

  it('ADM-3: consents again', async () => {
    const page = await setup({
      consented: true,
      linkedAccounts: 71,
      lastConsent: { by: 'Pat Rivera', at: '2020-10-02T10:00:00.000Z' },
    });
    expect(page.says('Granted by Pat Rivera Oct 2, 2020.')).toBe(true);
    expect(page.says('EDUGraph may read the rosters of Contoso Education.')).toBe(true);
    expect(page.link('Consent again').getAttribute('href')).toBe('/auth/microsoft/admin-consent');
    expect(page.says('71 people have linked their accounts')).toBe(true);
  });

  it('ADM-3: takes the consent back once it is confirmed what goes, and tells it without asking again', async () => {
    const page = await setup({ consented: true, linkedAccounts: 71 });
    const { asked, said } = confirmed();
    await page.press('Remove consent');
    expect(asked[0]).toMatchObject({
      title: 'Remove consent for Contoso Education?',
      label: 'Remove consent and 71 links',
    });
    await page.answer('/api/v1/admin/consent', { links: 70 });
    TestBed.inject(HttpTestingController)
      .expectOne('/api/v1/session')
      .flush(sessions.unlinkedAdmin);
    await page.settle();
    expect(page.says('Not granted')).toBe(true);
    expect(page.says('0 people have linked their accounts')).toBe(true);
    expect(said).toHaveBeenCalledWith('Consent and 70 links removed.');
  });

  it('ADM-6: clears the login cache and says how many were removed', async () => {
    const page = await setup({ consented: true });
    const { asked, said } = confirmed();
    expect(page.text).toContain('Microsoft tokens are kept for 64 people.');
    await page.press('Clear cache');
    expect(asked[0]?.label).toBe('Clear tokens of 64 people');
    await page.answer('/api/v1/admin/login-cache', { removed: 63 });
    expect(said).toHaveBeenCalledWith('Tokens of 63 people removed.');
    expect(page.has('button', 'Clear cache')).toBe(false);
  });

  it('ADM-5: shows how far the work is, with a link to more', async () => {
    TestBed.configureTestingModule({ providers: appProviders() });
    const page = Page.of(AdminHome);
    await page.answer('/api/v1/admin/health', { checkedAt: '', checks: [] });
    await page.answer('/api/v1/admin/organization', state);
    await page.answer('/api/v1/admin/sync', onTime);
    await page.answer('/api/v1/admin/audit?limit=3', { value: [] });
    const work = { total: 98, done: 63, enabled: 41, skipped: 22, failed: 0 };
    await page.answer('/api/v1/admin/user-access', { ...work, state: 'running' });
    expect(page.says('63 of 98 people 64 %')).toBe(true);
    expect(page.link('Details').getAttribute('href')).toBe('/admin/access');
  });

  it('ADM-7: shows how the sync stands, its last three runs, and leads to all', async () => {
    const runs = ['e', 'd', 'c', 'b'].map((id, at) => syncRun({ id, updated: at }));
    const page = await setup({ consented: true }, {}, syncStatus({ runs }));
    expect(page.says('On time')).toBe(true);
    const cells = Array.from(document.querySelectorAll('tbody tr'), (row) =>
      Array.from(row.querySelectorAll('td'), (cell) => cell.textContent?.trim()).slice(1),
    );
    expect(cells).toEqual([
      ['No changes', '0 updated · 0 removed', '0.4 s'],
      ['Done', '1 updated', '0.4 s'],
      ['Done', '2 updated', '0.4 s'],
    ]);
    expect(page.link('All runs').getAttribute('href')).toBe('/admin/sync');
    await page.press('Sync now');
    await page.answer('/api/v1/admin/sync', { id: 'f' });
    await page.answer('/api/v1/admin/sync', syncStatus({ decision }));
    expect(page.says('Sync stopped: it would deactivate 24 of 98 people.')).toBe(true);
    expect(page.link('Review').getAttribute('href')).toBe('/admin/sync/review');
  });

  it('ADM-7: syncs nothing without consent', async () => {
    const page = await setup();
    expect(page.has('button', 'Sync now')).toBe(false);
    expect(page.says('Consent must be granted first. Until then')).toBe(true);
  });

  it('ADM-9: shows the last deeds, and a log that does not load leaves the rest', async () => {
    TestBed.configureTestingModule({ providers: appProviders() });
    const page = Page.of(AdminHome);
    await page.answer('/api/v1/admin/organization', state);
    await page.answer('/api/v1/admin/sync', onTime);
    await page.answer('/api/v1/admin/user-access', idle);
    await page.fail('/api/v1/admin/health', { status: 500, code: 'internal_error' });
    expect(page.alert()).toContain('The health checks did not load');
    await page.fail('/api/v1/admin/audit?limit=3', { status: 500, code: 'internal_error' });
    expect(page.alert()).toContain('The audit log did not load');
    expect(page.says('Linked accounts')).toBe(true);
    await page.press('Try again');
    await page.answer('/api/v1/admin/health', { checkedAt: '', checks: [] });
    await page.press('Try again');
    const actor = { id: 'u1', displayName: 'Pat Rivera' };
    const entry = { id: 'e1', at: '2020-10-02T10:00:00.000Z', subject: null, details: {}, actor };
    await page.answer('/api/v1/admin/audit?limit=3', {
      value: [{ ...entry, action: 'consent.granted' }],
    });
    expect(page.says('Pat Rivera granted consent')).toBe(true);
  });

  it('ADM-2: gives the link for the administrator to copy', async () => {
    const page = await setup();
    await page.press('Copy link');
    expect(TestBed.inject(FakeBrowser).copied).toEqual([state.consentUrl]);
  });

  it.each([
    ['done', 'Consent is granted.'],
    ['declined', 'Consent was not granted.'],
    ['failed', 'The consent could not be confirmed.'],
  ])('ADM-1: says how the consent at Microsoft ended: %s', async (consent, sentence) => {
    expect((await setup({}, { consent })).says(sentence)).toBe(true);
    TestBed.resetTestingModule();
    TestBed.configureTestingModule({ providers: appProviders() });
    expect(Page.of(ConsentDoor, { consent }).says(sentence)).toBe(true);
  });

  it('ADM-1: the page for an administrator who is not signed in goes to Microsoft', () => {
    TestBed.configureTestingModule({ providers: appProviders() });
    const page = Page.of(ConsentDoor);
    expect(page.link('Grant consent with Microsoft').getAttribute('href')).toBe(
      '/auth/microsoft/admin-consent',
    );
  });
});
