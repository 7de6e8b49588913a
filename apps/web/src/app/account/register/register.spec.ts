import { HttpTestingController } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { Router } from '@angular/router';
import { appProviders } from '../../../testing/app-providers';
import { Page } from '../../../testing/page';
import { sessions } from '../../../testing/sessions';
import { SessionStore } from '../../core';
import { Register } from './register';

const address = '/api/v1/accounts';

function setup() {
  TestBed.configureTestingModule({ providers: appProviders() });
  TestBed.inject(SessionStore).accept(sessions.signedOut);
  const page = Page.of(Register);
  const fill = (email: string, password: string, confirm = password) => {
    page.type('Email', email);
    page.type('Password', password);
    page.type('Confirm password', confirm);
  };
  return { page, fill, router: TestBed.inject(Router) };
}

describe('Register (AUTH-1)', () => {
  afterEach(() => TestBed.inject(HttpTestingController).verify());

  it('makes an account with the chosen color and goes on to Link', async () => {
    const { page, fill, router } = setup();
    fill('elena@home.example', 'a quiet lighthouse');
    page.field('Green').click();
    await page.press('Create account');
    expect(await page.answer(address, sessions.localOnly)).toEqual({
      email: 'elena@home.example',
      password: 'a quiet lighthouse',
      favoriteColor: '#127605',
    });
    expect(router.url).toBe('/link');
  });

  it('says what is missing or wrong before anything is sent, and goes to the first', async () => {
    const { page, fill } = setup();
    await page.press('Create account');
    expect(page.remark('Email')).toBe('Enter your email.');
    expect(page.remark('Password')).toBe('Choose a password.');
    expect(page.remark('Confirm password')).toBe('Enter the password again.');
    expect(document.activeElement).toBe(page.field('Email'));

    fill('elena', 'short', 'other');
    await page.press('Create account');
    expect(page.remark('Email')).toBe('Enter a whole email address, like you@example.com.');
    expect(page.remark('Password')).toBe('Use at least 8 characters.');
    expect(page.remark('Confirm password')).toBe('The two passwords differ.');
  });

  it('notices when the password is changed after it was confirmed', async () => {
    const { page, fill } = setup();
    fill('elena@home.example', 'a quiet lighthouse');
    page.type('Password', 'another lighthouse');
    await page.press('Create account');
    expect(page.remark('Confirm password')).toBe('The two passwords differ.');
  });

  it('says that the email is taken, beside it', async () => {
    const { page, fill } = setup();
    fill('elena@home.example', 'a quiet lighthouse');
    await page.press('Create account');
    await page.fail(address, { status: 409, code: 'email_taken' });
    expect(page.remark('Email')).toContain('There is an account with this email already.');
    expect(document.activeElement).toBe(page.field('Email'));
  });

  it('says that the password is too well known, beside it', async () => {
    const { page, fill } = setup();
    fill('elena@home.example', 'password1');
    await page.press('Create account');
    const errors = [{ path: 'password', message: 'guessable' }];
    await page.fail(address, { status: 422, code: 'validation_failed', errors });
    expect(page.remark('Password')).toBe(
      'This password is too well known to be safe. Choose another one.',
    );
  });

  it('says how long to wait, and what else went wrong, above the form', async () => {
    const { page, fill } = setup();
    fill('elena@home.example', 'a quiet lighthouse');
    await page.press('Create account');
    const headers = { 'Retry-After': '60' };
    await page.fail(address, { status: 429, code: 'rate_limited', headers });
    expect(page.alert()).toBe('That was too often. Wait 60 seconds and try again.');
    await page.press('Create account');
    await page.fail(address, { status: 500, code: 'internal_error' });
    expect(page.alert()).toBe('Something went wrong on our side. Try again in a moment.');
  });
});
