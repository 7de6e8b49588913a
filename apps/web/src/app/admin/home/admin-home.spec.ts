import { HttpTestingController } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import type { OrganizationState, UserAccess } from '@app/contracts';
import { appProviders, FakeBrowser } from '../../../testing/app-providers';
import { cleanScreen } from '../../../testing/clean-screen';
import { Page } from '../../../testing/page';
import { pat } from '../../../testing/people';
import { sessions } from '../../../testing/sessions';
import { Ask, type Confirmation, Snackbar } from '../../core';
import { ConsentPage } from '../consent/consent-page';
import { decision, syncRun, syncStatus } from '../sync/testing/sync-samples';
import { AdminHome } from './admin-home';

const state: OrganizationState = {
  tenantId: 't',
  name: 'Contoso Education',
  consented: false,
  appRemains: false,
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
  await page.answer('/api/v1/admin/api-clients', { value: [] });
  await page.answer('/api/v1/admin/audit?limit=3', { value: [], nextCursor: null });
  return page;
}

/** Confirms every question the way the dialog does: by running its action. */
function confirmed() {
  const asked: Confirmation[] = [];
  jest.spyOn(TestBed.inject(Ask), 'confirm').mockImplementation(async (confirmation) => {
    asked.push(confirmation);
    await confirmation.run?.();
    return true;
  });
  const said = jest.spyOn(TestBed.inject(Snackbar), 'show').mockResolvedValue();
  return { asked, said };
}

describe('AdminHome', () => {
  cleanScreen();
  afterEach(() => TestBed.inject(HttpTestingController).verify());

  it('ADM-1: grants missing consent', async () => {
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

  it('ADM-3: removes consent after confirming what is lost, and shows the result without refetching', async () => {
    const page = await setup({ consented: true, linkedAccounts: 71 });
    const { asked, said } = confirmed();
    await page.press('Remove consent');
    expect(asked[0]).toMatchObject({
      title: 'Remove consent for Contoso Education?',
      label: 'Remove consent and 71 links',
    });
    await page.answer('/api/v1/admin/consent', { links: 70, appRemains: false });
    TestBed.inject(HttpTestingController)
      .expectOne('/api/v1/session')
      .flush(sessions.unlinkedAdmin);
    await page.settle();
    expect(page.says('Not granted')).toBe(true);
    expect(page.says('0 people have linked their accounts')).toBe(true);
    expect(said).toHaveBeenCalledWith('Consent and 70 links removed.');
  });

  it('ADM-3: says where to click when Microsoft refuses to remove the app', async () => {
    const page = await setup({ consented: true, linkedAccounts: 71 });
    const { said } = confirmed();
    await page.press('Remove consent');
    await page.answer('/api/v1/admin/consent', { links: 71, appRemains: true });
    TestBed.inject(HttpTestingController)
      .expectOne('/api/v1/session')
      .flush(sessions.unlinkedAdmin);
    await page.settle();
    expect(said).toHaveBeenCalledWith('Consent and 71 links removed.');
    expect(page.text).toContain('EDUGraph is still listed there with its permissions.');
    expect(page.text).toContain('Enterprise apps, All applications, EDUGraph, Properties, Delete.');
    const [link] = Array.from(document.querySelectorAll<HTMLAnchorElement>('.entra a'));
    expect(link?.href).toMatch(/^https:\/\/entra\.microsoft\.com\//);
  });

  it('ADM-6: clears the login cache and says how many tokens were removed', async () => {
    const page = await setup({ consented: true });
    const { asked, said } = confirmed();
    expect(page.text).toContain('Microsoft tokens are kept for 64 people.');
    await page.press('Clear cache');
    expect(asked[0]?.label).toBe('Clear tokens for 64 people');
    await page.answer('/api/v1/admin/login-cache', { removed: 63 });
    expect(said).toHaveBeenCalledWith('Cleared tokens for 63 people.');
    expect(page.has('button', 'Clear cache')).toBe(false);
  });

  it('ADM-5: shows the progress of giving access, with a link to the details', async () => {
    TestBed.configureTestingModule({ providers: appProviders() });
    const page = Page.of(AdminHome);
    await page.answer('/api/v1/admin/health', { checkedAt: '', checks: [] });
    await page.answer('/api/v1/admin/organization', state);
    await page.answer('/api/v1/admin/sync', onTime);
    await page.answer('/api/v1/admin/api-clients', { value: [] });
    await page.answer('/api/v1/admin/audit?limit=3', { value: [] });
    const work = { total: 98, done: 63, enabled: 41, skipped: 22, failed: 0 };
    await page.answer('/api/v1/admin/user-access', { ...work, state: 'running' });
    expect(page.says('63 of 98 people 64 %')).toBe(true);
    expect(page.link('Details').getAttribute('href')).toBe('/admin/access');
  });

  it('ADM-7: shows the sync status and the last three runs, and links to all of them', async () => {
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

  it('ADM-7: does not sync without consent', async () => {
    const page = await setup();
    expect(page.has('button', 'Sync now')).toBe(false);
    expect(page.says('Consent must be granted first. Until then')).toBe(true);
  });

  it('ADM-9: shows the latest actions, and keeps the rest when the log does not load', async () => {
    TestBed.configureTestingModule({ providers: appProviders() });
    const page = Page.of(AdminHome);
    await page.answer('/api/v1/admin/organization', state);
    await page.answer('/api/v1/admin/sync', onTime);
    await page.answer('/api/v1/admin/user-access', idle);
    await page.fail('/api/v1/admin/health', { status: 500, code: 'internal_error' });
    expect(page.alert()).toContain('The health checks didn’t load');
    await page.answer('/api/v1/admin/api-clients', { value: [] });
    await page.fail('/api/v1/admin/audit?limit=3', { status: 500, code: 'internal_error' });
    expect(page.alert()).toContain('The audit log didn’t load');
    expect(page.says('Linked accounts')).toBe(true);
    await page.press('Try again');
    await page.answer('/api/v1/admin/health', { checkedAt: '', checks: [] });
    await page.press('Try again');
    const entry = {
      id: 'e1',
      at: '2020-10-02T10:00:00.000Z',
      subject: null,
      details: {},
      actor: pat,
    };
    await page.answer('/api/v1/admin/audit?limit=3', {
      value: [{ ...entry, action: 'consent.granted' }],
    });
    expect(page.says('Pat Rivera granted consent')).toBe(true);
  });

  it('ADM-2: offers a link to copy and send to the administrator', async () => {
    const page = await setup();
    await page.press('Copy link');
    expect(TestBed.inject(FakeBrowser).copied).toEqual([state.consentUrl]);
  });

  it.each([
    ['done', 'Consent granted.'],
    ['declined', 'Consent wasn’t granted.'],
    ['failed', 'Consent couldn’t be confirmed.'],
  ])('ADM-1: says how the consent at Microsoft ended: %s', async (consent, sentence) => {
    expect((await setup({}, { consent })).says(sentence)).toBe(true);
    TestBed.resetTestingModule();
    TestBed.configureTestingModule({ providers: appProviders() });
    expect(Page.of(ConsentPage, { consent }).says(sentence)).toBe(true);
  });

  it('ADM-1: sends a signed-out administrator to Microsoft', () => {
    TestBed.configureTestingModule({ providers: appProviders() });
    const page = Page.of(ConsentPage);
    expect(page.link('Grant consent with Microsoft').getAttribute('href')).toBe(
      '/auth/microsoft/admin-consent',
    );
  });
});
