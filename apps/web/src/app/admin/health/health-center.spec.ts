import { HttpTestingController } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import type { AdminHealth, HealthCheck } from '@app/contracts';
import { appProviders } from '../../../testing/app-providers';
import { Page } from '../../../testing/page';
import { HealthCenter } from './health-center';
import { HealthStrip } from './health-strip';

const url = '/api/v1/admin/health';
const fine: HealthCheck = {
  id: 'throttling',
  status: 'ok',
  title: 'Not throttled today',
  facts: ['Microsoft takes every request.'],
  remedy: null,
};
const lacking: HealthCheck = {
  id: 'permissions',
  status: 'error',
  title: '1 of 2 permissions is granted',
  facts: [],
  remedy: 'Consent again.',
  permissions: [
    { name: 'User.Read', kind: 'sign-in', why: 'Signs you in.', granted: true },
    { name: 'EduRoster.Read.All', kind: 'application', why: 'Reads classes.', granted: false },
  ],
};
const expiring: HealthCheck = {
  id: 'certificate',
  status: 'warning',
  title: 'It ends in 23 days',
  facts: ['It is good until December 16, 2026.'],
  remedy: 'Make a new one.',
  expiresAt: '2026-12-16T10:00:00.000Z',
};
const health = (checks: HealthCheck[]): AdminHealth => ({
  checkedAt: '2020-11-23T10:00:00.000Z',
  checks,
});

describe('health (ADM-10)', () => {
  beforeEach(() => {
    jest.spyOn(performance, 'now').mockReturnValue(0);
    TestBed.configureTestingModule({ providers: appProviders() });
  });
  afterEach(() => {
    TestBed.inject(HttpTestingController).verify();
    jest.restoreAllMocks();
    document.body.replaceChildren();
  });

  it('describes each check’s status, facts, and remedy in words', async () => {
    const page = Page.of(HealthCenter);
    await page.answer(url, health([fine, expiring]));
    expect(page.says('1 check needs attention.')).toBe(true);
    expect(page.says('Microsoft takes every request.')).toBe(true);
    expect(page.says('Needs attention soon')).toBe(true);
    expect(page.says('It ends in 23 days.')).toBe(true);
    expect(page.says('It is good until December 16, 2026.')).toBe(true);
    expect(page.says('What to do Make a new one.')).toBe(true);
  });

  it('lists each required permission, and offers to consent again when one is missing', async () => {
    const page = Page.of(HealthCenter);
    await page.answer(url, health([lacking]));
    const rows = Array.from(document.querySelectorAll('tbody tr'), (row) => row.textContent);
    expect(rows[0]).toContain('User.Read');
    expect(rows[1]).toContain('Not granted');
    expect(page.link('Consent again').getAttribute('href')).toBe('/auth/microsoft/admin-consent');
  });

  it('links a late sync to its page', async () => {
    const page = Page.of(HealthCenter);
    await page.answer(url, health([{ ...expiring, id: 'sync' }]));
    expect(page.link('Go to sync').getAttribute('href')).toBe('/admin/sync');
  });

  it('shows the client secret in the strip once it needs attention', async () => {
    const page = Page.of(HealthStrip);
    await page.answer(url, health([{ ...expiring, id: 'secret' }]));
    expect(document.querySelector('a')?.textContent).toContain('Client secret');
  });

  it('checks again on demand', async () => {
    const page = Page.of(HealthCenter);
    await page.answer(url, health([lacking]));
    await page.press('Check again');
    await page.answer(url, health([fine]));
    expect(page.says('Nothing needs attention.')).toBe(true);
  });

  it('EDU-9: says when it did not load', async () => {
    const page = Page.of(HealthCenter);
    await page.fail(url, { status: 500, code: 'internal_error' });
    expect(page.alert()).toContain('The health checks didn’t load');
    await page.press('Try again');
    await page.answer(url, health([fine]));
    expect(page.says('Microsoft Graph')).toBe(true);
  });

  it('links from the strip to the remedy; consent has its own card', async () => {
    const page = Page.of(HealthStrip);
    const late: HealthCheck = { ...expiring, id: 'sync', title: 'It is late' };
    const consent: HealthCheck = { ...fine, id: 'consent', title: 'Consent' };
    const secret: HealthCheck = { ...fine, id: 'secret', title: 'A secret' };
    await page.answer(url, health([consent, secret, expiring, late, fine]));
    const links = Array.from(document.querySelectorAll('a'), (link) => [
      link.getAttribute('href'),
      link.textContent?.replace(/\s+/g, ' ').trim(),
    ]);
    expect(links).toEqual([
      ['/admin/health', 'Certificate Needs attention soon It ends in 23 days What to do'],
      ['/admin/sync', 'Sync Needs attention soon It is late What to do'],
      ['/admin/health', 'Microsoft Graph Not throttled today'],
    ]);
  });
});
