import { HttpTestingController } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { Router } from '@angular/router';
import type { Session } from '@app/contracts';
import { appProviders } from '../../../testing/app-providers';
import { Page } from '../../../testing/page';
import { sessions } from '../../../testing/sessions';
import { SessionStore } from '../../core';
import { SignIn } from './sign-in';

const address = '/api/v1/session';

function setup(session: Session = sessions.signedOut, inputs: Record<string, string> = {}) {
  TestBed.configureTestingModule({ providers: appProviders() });
  TestBed.inject(SessionStore).accept(session);
  const page = Page.of(SignIn, inputs);
  const submit = async (email: string, password: string) => {
    page.type('Email', email);
    page.type('Password', password);
    await page.press('Sign in');
  };
  return { page, submit, router: TestBed.inject(Router) };
}

describe('SignIn', () => {
  afterEach(() => TestBed.inject(HttpTestingController).verify());

  it('AUTH-2: offers Microsoft first, and returns to the requested page', () => {
    const { page } = setup(sessions.signedOut, { returnTo: '/schools/s1/classes' });
    expect(page.heading()).toBe('Sign in');
    expect(page.link('Sign in with Microsoft').getAttribute('href')).toBe(
      '/auth/microsoft/login?returnTo=%2Fschools%2Fs1%2Fclasses',
    );
  });

  it('S-9: never redirects to another host', async () => {
    const { page, submit, router } = setup(sessions.signedOut, { returnTo: '//evil.example' });
    expect(page.link('Sign in with Microsoft').getAttribute('href')).toBe('/auth/microsoft/login');
    await submit('a@b.example', 'right');
    await page.answer(address, sessions.linked);
    expect(router.url).toBe('/schools');
  });

  it('AUTH-1: signs in with email and password, remembered unless the user opts out', async () => {
    const { page, submit, router } = setup(sessions.signedOut, { returnTo: '/me' });
    page.field('Keep me signed in on this device').click();
    await submit('elena@home.example', 'correct horse');
    expect(page.button('Sign in').getAttribute('aria-busy')).toBe('true');
    await page.press('Sign in');
    expect(await page.answer(address, sessions.linked)).toEqual({
      email: 'elena@home.example',
      password: 'correct horse',
      rememberMe: false,
    });
    expect(router.url).toBe('/me');
    expect(TestBed.inject(SessionStore).isLinked()).toBe(true);
  });

  it('reports missing fields next to them, and focuses the first', async () => {
    const { page } = setup();
    await page.press('Sign in');
    expect(page.remark('Email')).toBe('Enter your email.');
    expect(page.remark('Password')).toBe('Enter your password.');
    expect(document.activeElement).toBe(page.field('Email'));
  });

  it('AUTH-1: shows the same text for a wrong email and a wrong password', async () => {
    const { page, submit } = setup();
    await submit('a@b.example', 'wrong');
    await page.fail(address, { status: 401, code: 'invalid_credentials' });
    expect(page.alert()).toBe('That email and password don’t match an account.');
    await submit('not an email', 'wrong');
    await page.fail(address, { status: 422, code: 'validation_failed' });
    expect(page.alert()).toBe('That email and password don’t match an account.');
  });

  it('AUTH-1: says how long to wait after too many attempts', async () => {
    const { page, submit } = setup();
    await submit('a@b.example', 'wrong');
    const headers = { 'Retry-After': '720' };
    await page.fail(address, { status: 429, code: 'rate_limited', headers });
    expect(page.alert()).toBe('Too many attempts. Wait 12 minutes and try again.');
  });

  it.each([
    ['sign_in_cancelled', 'You left the Microsoft sign-in before it was complete. Try again.'],
    ['account_deactivated', 'This account is deactivated. Ask your administrator.'],
    ['<b>toString</b>', 'The Microsoft sign-in didn’t work. Try again.'],
    ['toString', 'The Microsoft sign-in didn’t work. Try again.'],
  ])('tells why Microsoft’s sign-in failed: %s', (error, sentence) => {
    expect(setup(sessions.signedOut, { error }).page.alert()).toBe(sentence);
  });

  it('shows and hides the password', async () => {
    const { page } = setup();
    await page.press('Show password');
    expect(page.field('Password').type).toBe('text');
    await page.press('Hide password');
    expect(page.field('Password').type).toBe('password');
  });

  it('AUTH-3: greets a returning user with one button, and lets others sign in too', async () => {
    const returningUser = { displayName: 'Elena Marsh', email: 'EMarsh@contoso.example' };
    const { page } = setup({ ...sessions.signedOut, returningUser });
    expect(page.says('Elena Marsh')).toBe(true);
    expect(page.has('button', 'Sign in')).toBe(false);
    expect(page.link('Sign in with Microsoft').getAttribute('href')).toBe(
      '/auth/microsoft/login?loginHint=EMarsh%40contoso.example',
    );
    await page.press('Use a different account');
    expect(page.link('Sign in with Microsoft').getAttribute('href')).toBe('/auth/microsoft/login');
    expect(page.has('button', 'Sign in')).toBe(true);
  });

  it('signs in as a demo account with one click', () => {
    const demoAccounts = [
      { name: 'Noor Haddad', role: 'student', loginHint: 'NHaddad@contoso.example' },
    ];
    const { page } = setup({ ...sessions.signedOut, demoAccounts });
    expect(page.says('Who do you want to be?')).toBe(true);
    expect(page.link('Sign in as Noor Haddad').getAttribute('href')).toBe(
      '/auth/microsoft/login?loginHint=NHaddad%40contoso.example',
    );
  });

  it('mentions no demo when there is none', () => {
    expect(setup().page.says('Who do you want to be?')).toBe(false);
  });
});
