import { HttpTestingController } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { Router } from '@angular/router';
import type { LinkState, Session } from '@app/contracts';
import { appProviders } from '../../../testing/app-providers';
import { Page } from '../../../testing/page';
import { sessions } from '../../../testing/sessions';
import { SessionStore } from '../../core';
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
  // Skeletons are held by this clock; here every answer is a quick one.
  beforeEach(() => jest.spyOn(performance, 'now').mockReturnValue(0));

  afterEach(() => {
    TestBed.inject(HttpTestingController).verify();
    jest.restoreAllMocks();
  });

  describe('when Microsoft is signed in without a local account', () => {
    it('LINK-2: makes a new local account with a color and goes home, saying so', async () => {
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

    it('LINK-2: links the account made from it before again, in the color it had', async () => {
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

    it('LINK-2: links an existing account by its password, always', async () => {
      const { page, router } = await withMicrosoft();
      await page.press('Link accounts');
      expect(page.remark('Email')).toBe('Enter its email.');
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

    it('LINK-2: a matching email is offered and never enough', async () => {
      const { page } = await withMicrosoft({ matchingLocalAccount: true });
      const hint =
        'There is an EDUGraph account with your email address. Enter its password to link it.';
      expect(page.says(hint)).toBe(true);
      expect(page.field('Email').value).toBe('EMarsh@contoso.example');
      await page.press('Link accounts');
      expect(page.remark('Password')).toBe('Enter its password.');
    });

    it('LINK-3: says to the letter which account is taken', async () => {
      const { page } = await withMicrosoft();
      const detail =
        'Failed to link accounts. The local account is already linked to another Microsoft account.';
      page.type('Email', 'elena@home.example');
      page.type('Password', 'a quiet lighthouse');
      await page.press('Link accounts');
      await page.fail('/api/v1/link/local', { status: 409, code: 'already_linked', detail });
      expect(page.alert()).toBe(detail);
    });

    it('says that a password is wrong, and that an email is taken, where it happened', async () => {
      const { page } = await withMicrosoft();
      page.type('Email', 'elena@home.example');
      page.type('Password', 'wrong');
      await page.press('Link accounts');
      await page.fail('/api/v1/link/local', { status: 401, code: 'invalid_credentials' });
      expect(page.alert()).toBe('That email and password do not match an account.');
      await page.press('Create and link');
      await page.fail('/api/v1/link/new-local', { status: 409, code: 'email_taken' });
      expect(page.alert()).toContain('There is an EDUGraph account with your email address.');
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

  describe('when a local account is signed in without Microsoft', () => {
    it('LINK-1: goes to Microsoft to link it', async () => {
      const { page } = await withLocal();
      expect(page.says('Link to existing Microsoft account')).toBe(true);
      expect(page.link('Sign in with Microsoft').getAttribute('href')).toBe('/auth/microsoft/link');
      expect(page.has('button', 'Create and link')).toBe(false);
    });

    it('LINK-3: tells of a Microsoft account that is linked already, to the letter', async () => {
      const lastError = { code: 'already_linked', microsoftAccount: 'CBeane@contoso.example' };
      const { page } = await withLocal({ lastError }, { error: 'already_linked' });
      expect(page.alert()).toBe(
        'Failed to link accounts. The Microsoft account CBeane@contoso.example is already linked to another local account.',
      );
    });

    it('tells of a failure that only the address knows', async () => {
      const { page } = await withLocal({}, { error: 'sign_in_cancelled' });
      expect(page.alert()).toContain('Nothing has changed.');
    });
  });

  describe('when both are linked', () => {
    const linked = { linked: true, microsoftAccount, localAccount };

    it('LINK-4: shows both accounts, and the success once', async () => {
      const { page } = await setup(sessions.linked, { ...linked, justLinked: true });
      expect(page.heading()).toBe('Your accounts are linked');
      expect(page.says('EMarsh@contoso.example')).toBe(true);
      expect(page.says('elena@home.example')).toBe(true);
      expect(page.says(success)).toBe(true);
      expect(page.link('Go to schools').getAttribute('href')).toBe('/schools');
    });

    it('LINK-4: says nothing of success later', async () => {
      const { page } = await setup(sessions.linked, linked);
      expect(page.says(success)).toBe(false);
    });
  });

  it('LINK-6: lets an administrator go on without linking', async () => {
    const { page } = await setup(sessions.unlinkedAdmin, { linked: false, microsoftAccount });
    expect(page.link('Continue to administration').getAttribute('href')).toBe('/admin');
    TestBed.resetTestingModule();
    const { page: teachers } = await withMicrosoft();
    expect(teachers.has('a', 'Continue to administration')).toBe(false);
  });

  it('EDU-9: says when the accounts did not load, and tries again', async () => {
    TestBed.configureTestingModule({ providers: appProviders() });
    TestBed.inject(SessionStore).accept(sessions.linked);
    const page = Page.of(LinkAccount);
    await page.fail(address, { status: 503, code: 'service_unavailable' });
    expect(page.alert()).toContain('Your accounts did not load');
    await page.press('Try again');
    await page.answer(address, { linked: true, microsoftAccount, localAccount });
    expect(page.alert()).toBe('');
  });
});
