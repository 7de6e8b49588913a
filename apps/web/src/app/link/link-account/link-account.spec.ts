import { HttpTestingController } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { Router } from '@angular/router';
import type { LinkState, Session } from '@app/contracts';
import { appProviders } from '../../../testing/app-providers';
import { cleanScreen } from '../../../testing/clean-screen';
import { Page } from '../../../testing/page';
import { sessions } from '../../../testing/sessions';
import { Ask, SessionStore, Unsaved } from '../../core';
import { LinkAccount } from './link-account';

const { microsoft: microsoftAccount, local: localAccount } = sessions.linked.user;
const address = '/api/v1/link';
const success = 'Your local account has been successfully linked to your Microsoft account.';

async function setup(session: Session, state: LinkState, inputs: Record<string, string> = {}) {
  TestBed.configureTestingModule({ providers: appProviders() });
  TestBed.inject(SessionStore).accept(session);
  const page = Page.of(LinkAccount, inputs);
  await page.answer(address, state);
  return { page, router: TestBed.inject(Router) };
}

const withMicrosoft = (more: Partial<LinkState> = {}, inputs: Record<string, string> = {}) =>
  setup(sessions.microsoftOnly, { linked: false, microsoftAccount, ...more }, inputs);
const withLocal = (more: Partial<LinkState> = {}, inputs: Record<string, string> = {}) =>
  setup(sessions.localOnly, { linked: false, localAccount, ...more }, inputs);

describe('LinkAccount', () => {
  cleanScreen();
  afterEach(() => TestBed.inject(HttpTestingController).verify());

  describe('when signed in with Microsoft without a local account', () => {
    it('LINK-2: creates a local account with a color, confirms it, and goes home', async () => {
      const { page, router } = await withMicrosoft();
      page.field('Grey').click();
      await page.press('Create and link');
      expect(await page.answer('/api/v1/link/new-local', sessions.linked)).toEqual({
        favoriteColor: '#535353',
      });
      await page.settle();
      expect(router.url).toBe('/schools');
      expect(TestBed.inject(SessionStore).isLinked()).toBe(true);
      const shown = document.querySelector('mat-snack-bar-container')?.textContent;
      expect(shown).toContain(success);
      await page.answer(address, { linked: true });
    });

    it('LINK-2: relinks the account created from it before, in its previous color', async () => {
      const formerLocalAccount = { email: 'elena@contoso.example', favoriteColor: '#127605' };
      const { page, router } = await withMicrosoft({ formerLocalAccount });
      expect(page.says('Your account elena@contoso.example was kept')).toBe(true);
      expect(page.has('button', 'Create and link')).toBe(false);
      await page.press('Link again');
      expect(await page.answer('/api/v1/link/new-local', sessions.linked)).toEqual({
        favoriteColor: '#127605',
      });
      expect(router.url).toBe('/schools');
      await page.settle();
      await page.answer(address, { linked: true });
    });

    it('LINK-2: always requires the password to link an existing account', async () => {
      const { page, router } = await withMicrosoft();
      await page.press('Link accounts');
      expect(page.remark('Email')).toBe('Enter the account’s email.');
      page.type('Email', 'elena@home.example');
      page.type('Password', 'a quiet lighthouse');
      await page.press('Link accounts');
      expect(await page.answer('/api/v1/link/local', sessions.linked)).toEqual({
        email: 'elena@home.example',
        password: 'a quiet lighthouse',
      });
      expect(router.url).toBe('/schools');
      await page.settle();
      await page.answer(address, { linked: true });
    });

    it('asks before discarding what was typed, but not once linked', async () => {
      const { page, router } = await withMicrosoft();
      const asked = jest.spyOn(TestBed.inject(Ask), 'choose').mockResolvedValue('stay');
      const mayLeave = () => TestBed.inject(Unsaved).mayLeave();
      expect(await mayLeave()).toBe(true);
      page.field('Grey').click();
      expect(await mayLeave()).toBe(false);
      page.field('Blue').click();
      expect(await mayLeave()).toBe(true);
      page.type('Email', 'elena@home.example');
      page.type('Password', 'a quiet lighthouse');
      expect(await mayLeave()).toBe(false);
      page.field('Grey').click();
      await page.press('Link accounts');
      await page.answer('/api/v1/link/local', sessions.linked);
      expect([asked.mock.calls.length, router.url]).toEqual([2, '/schools']);
      await page.settle();
      await page.answer(address, { linked: true });
    });

    it('LINK-2: offers a matching email, which is never enough to link', async () => {
      const { page } = await withMicrosoft({ matchingLocalAccount: true });
      const hint =
        'There is an EDUGraph account with your email address. Enter its password to link it.';
      expect(page.says(hint)).toBe(true);
      expect(page.field('Email').value).toBe('EMarsh@contoso.example');
      await page.press('Link accounts');
      expect(page.remark('Password')).toBe('Enter the account’s password.');
    });

    it('LINK-3: says which account is taken, with the exact text', async () => {
      const { page } = await withMicrosoft();
      const detail =
        'Failed to link accounts. The local account is already linked to another Microsoft account.';
      page.type('Email', 'elena@home.example');
      page.type('Password', 'a quiet lighthouse');
      await page.press('Link accounts');
      await page.fail('/api/v1/link/local', { status: 409, code: 'already_linked', detail });
      expect(page.alert()).toBe(detail);
    });

    it.each([
      ['1', '1 second'],
      ['45', '45 seconds'],
      ['700', '12 minutes'],
    ])('AUTH-1: says how long to wait after too many attempts (%s)', async (wait, said) => {
      const { page } = await withMicrosoft();
      page.type('Email', 'elena@home.example');
      page.type('Password', 'wrong');
      await page.press('Link accounts');
      const headers = { 'Retry-After': wait };
      await page.fail('/api/v1/link/local', { status: 429, code: 'rate_limited', headers });
      expect(page.alert()).toBe(`Too many attempts. Wait ${said} and try again.`);
    });

    it('reports a wrong password in place', async () => {
      const { page } = await withMicrosoft();
      page.type('Email', 'elena@home.example');
      page.type('Password', 'wrong');
      await page.press('Link accounts');
      await page.fail('/api/v1/link/local', { status: 401, code: 'invalid_credentials' });
      expect(page.alert()).toBe('That email and password don’t match an account.');
    });

    it.each([
      ['new', 'Create and link', 'Link accounts'],
      ['existing', 'Link accounts', 'Create and link'],
    ])('/link/%s leads to that way alone', async (way, shown, hidden) => {
      const { page } = await withMicrosoft({}, { way });
      expect([page.has('button', shown), page.has('button', hidden)]).toEqual([true, false]);
      expect(page.link('Other ways to link').getAttribute('href')).toBe('/link');
    });
  });

  describe('when signed in with a local account without Microsoft', () => {
    it('LINK-1: goes to Microsoft to link it', async () => {
      const { page } = await withLocal();
      expect(page.says('Link to existing Microsoft account')).toBe(true);
      expect(page.link('Sign in with Microsoft').getAttribute('href')).toBe('/auth/microsoft/link');
      expect(page.has('button', 'Create and link')).toBe(false);
    });

    it('LINK-3: reports an already linked Microsoft account, with the exact text', async () => {
      const lastError = { code: 'already_linked', microsoftAccount: 'CBeane@contoso.example' };
      const { page } = await withLocal({ lastError }, { error: 'already_linked' });
      expect(page.alert()).toBe(
        'Failed to link accounts. The Microsoft account CBeane@contoso.example is already linked to another local account.',
      );
    });

    it('reports a failure known only from the URL', async () => {
      const { page } = await withLocal({}, { error: 'sign_in_cancelled' });
      expect(page.alert()).toContain('Nothing has changed.');
    });
  });

  describe('when a Microsoft account is waiting to be linked to the local one', () => {
    const toConfirm = { microsoftAccount, toConfirm: true };
    const confirm = '/api/v1/link/confirm';

    it('LINK-1: shows both, and links them once confirmed', async () => {
      const { page, router } = await withLocal(toConfirm);
      expect(page.says('Link these accounts?')).toBe(true);
      expect(page.says('EMarsh@contoso.example')).toBe(true);
      expect(page.says('elena@home.example')).toBe(true);
      expect(page.has('button', 'Create and link')).toBe(false);
      await page.press('Link accounts');
      await page.answer(confirm, sessions.linked);
      await page.settle();
      expect(router.url).toBe('/schools');
      expect(document.querySelector('mat-snack-bar-container')?.textContent).toContain(success);
      await page.answer(address, { linked: true });
    });

    it('LINK-1: forgets the Microsoft account on Cancel', async () => {
      const { page } = await withLocal(toConfirm);
      await page.press('Cancel');
      await page.answer(confirm, {});
      await page.answer(address, { linked: false, localAccount });
      expect(page.says('Link to existing Microsoft account')).toBe(true);
      expect(page.alert()).toBe('');
    });

    it.each([
      [410, 'sign_in_expired', '', 'That sign-in took too long'],
      [403, 'forbidden', 'Nobody has signed in here.', 'Nobody has signed in here.'],
    ] as const)('LINK-1: %i leads back to signing in, and says why', async (...refusal) => {
      const [status, code, detail, said] = refusal;
      const { page } = await withLocal(toConfirm);
      await page.press('Link accounts');
      await page.fail(confirm, { status, code, detail });
      await page.answer(address, { linked: false, localAccount });
      expect(page.alert()).toContain(said);
      expect(page.link('Sign in with Microsoft').getAttribute('href')).toBe('/auth/microsoft/link');
    });

    it('EDU-9: says when the API did not respond, and allows another try', async () => {
      const { page } = await withLocal(toConfirm);
      await page.press('Link accounts');
      await page.fail(confirm, { status: 503, code: 'service_unavailable' });
      expect(page.alert()).toContain('EDUGraph is busy');
      await page.press('Link accounts');
      await page.fail(confirm, { status: 409, code: 'already_linked', detail: 'Taken.' });
      await page.answer(address, { linked: false, localAccount });
      expect(page.alert()).toBe('Taken.');
    });
  });

  describe('when both are linked', () => {
    const linked = { linked: true, microsoftAccount, localAccount };

    it('LINK-4: shows both accounts, and the success message once', async () => {
      const { page } = await setup(sessions.linked, { ...linked, justLinked: true });
      expect(page.heading()).toBe('Your accounts are linked');
      expect(page.says('EMarsh@contoso.example')).toBe(true);
      expect(page.says('elena@home.example')).toBe(true);
      expect(page.says(success)).toBe(true);
      expect(page.link('Go to schools').getAttribute('href')).toBe('/schools');
    });

    it('LINK-4: shows no success message later', async () => {
      const { page } = await setup(sessions.linked, linked);
      expect(page.says(success)).toBe(false);
    });
  });

  it('LINK-6: lets an administrator continue without linking', async () => {
    const { page } = await setup(sessions.unlinkedAdmin, { linked: false, microsoftAccount });
    expect(page.link('Continue to administration').getAttribute('href')).toBe('/admin');
    TestBed.resetTestingModule();
    const { page: teachers } = await withMicrosoft();
    expect(teachers.has('a', 'Continue to administration')).toBe(false);
  });

  it('EDU-9: says when the accounts did not load, and retries', async () => {
    TestBed.configureTestingModule({ providers: appProviders() });
    TestBed.inject(SessionStore).accept(sessions.linked);
    const page = Page.of(LinkAccount);
    await page.fail(address, { status: 503, code: 'service_unavailable' });
    expect(page.alert()).toContain('Your accounts didn’t load');
    await page.press('Try again');
    await page.answer(address, { linked: true, microsoftAccount, localAccount });
    expect(page.alert()).toBe('');
  });
});
