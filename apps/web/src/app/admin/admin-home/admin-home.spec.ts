import { HttpTestingController } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import type { OrganizationState } from '@app/contracts';
import { appProviders, FakeBrowser } from '../../../testing/app-providers';
import { Page } from '../../../testing/page';
import { ConsentDoor } from '../consent/consent-door';
import { AdminHome } from './admin-home';

const state: OrganizationState = {
  tenantId: 't',
  name: 'Contoso Education',
  consented: false,
  linkedAccounts: 1,
  cachedLogins: 1,
  lastConsent: null,
  consentUrl: 'http://localhost:3000/admin/consent',
};

async function setup(more: Partial<OrganizationState> = {}, inputs: Record<string, string> = {}) {
  TestBed.configureTestingModule({ providers: appProviders() });
  const page = Page.of(AdminHome, inputs);
  await page.answer('/api/v1/admin/organization', { ...state, ...more });
  return page;
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
    const page = await setup({ consented: true, linkedAccounts: 71 });
    expect(page.says('EDUGraph may read the rosters of Contoso Education.')).toBe(true);
    expect(page.link('Consent again').getAttribute('href')).toBe('/auth/microsoft/admin-consent');
    expect(page.says('71 people have linked their accounts')).toBe(true);
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
