import { HttpTestingController } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { Router } from '@angular/router';
import { appProviders } from '../../../testing/app-providers';
import { Page } from '../../../testing/page';
import { sessions } from '../../../testing/sessions';
import { Ask, SessionStore, Unsaved } from '../../core';
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

  it('creates an account with the chosen color and continues to Link', async () => {
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

  it('asks before discarding what was typed, but not once the account exists', async () => {
    const { page, fill, router } = setup();
    const asked = jest.spyOn(TestBed.inject(Ask), 'choose').mockResolvedValue('stay');
    const mayLeave = () => TestBed.inject(Unsaved).mayLeave();
    expect(await mayLeave()).toBe(true);
    fill('elena@home.example', 'a quiet lighthouse');
    expect(await mayLeave()).toBe(false);
    await page.press('Create account');
    await page.answer(address, sessions.localOnly);
    expect(await mayLeave()).toBe(true);
    expect([asked.mock.calls.length, router.url]).toEqual([1, '/link']);
  });

  it('reports missing or invalid fields before sending anything, and focuses the first', async () => {
    const { page, fill } = setup();
    await page.press('Create account');
    expect(page.remark('Email')).toBe('Enter your email.');
    expect(page.remark('Password')).toBe('Choose a password.');
    expect(page.remark('Confirm password')).toBe('Enter the password again.');
    expect(document.activeElement).toBe(page.field('Email'));

    fill('elena', 'short', 'other');
    await page.press('Create account');
    expect(page.remark('Email')).toBe('Enter a full email address, like you@example.com.');
    expect(page.remark('Password')).toBe('Use at least 8 characters.');
    expect(page.remark('Confirm password')).toBe('The passwords don’t match.');
  });

  it('notices a password changed after it was confirmed', async () => {
    const { page, fill } = setup();
    fill('elena@home.example', 'a quiet lighthouse');
    page.type('Password', 'another lighthouse');
    await page.press('Create account');
    expect(page.remark('Confirm password')).toBe('The passwords don’t match.');
  });

  it('reports a taken email next to its field', async () => {
    const { page, fill } = setup();
    fill('elena@home.example', 'a quiet lighthouse');
    await page.press('Create account');
    await page.fail(address, { status: 409, code: 'email_taken' });
    expect(page.remark('Email')).toContain('An account with this email already exists.');
    expect(document.activeElement).toBe(page.field('Email'));
  });

  it('reports a common password next to its field', async () => {
    const { page, fill } = setup();
    fill('elena@home.example', 'password1');
    await page.press('Create account');
    const errors = [{ path: 'password', message: 'guessable' }];
    await page.fail(address, { status: 422, code: 'validation_failed', errors });
    expect(page.remark('Password')).toBe(
      'This password is too common to be safe. Choose another one.',
    );
  });

  it('shows above the form how long to wait, and any other error', async () => {
    const { page, fill } = setup();
    fill('elena@home.example', 'a quiet lighthouse');
    await page.press('Create account');
    const headers = { 'Retry-After': '60' };
    await page.fail(address, { status: 429, code: 'rate_limited', headers });
    expect(page.alert()).toBe('Too many attempts. Wait 60 seconds and try again.');
    await page.press('Create account');
    await page.fail(address, { status: 500, code: 'internal_error' });
    expect(page.alert()).toBe('Something went wrong on our side. Try again in a moment.');
  });
});
