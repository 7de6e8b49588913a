import { permissions } from '../../auth';
import { checkConsent } from './consent-check';
import { checkExpiry } from './expiry-check';
import { checkPermissions } from './permissions-check';
import { checkThrottling } from './throttling-check';

const now = new Date('2026-03-01T08:00:00Z');
const days = (count: number) => new Date(now.getTime() + count * 24 * 3_600_000);
const certificate = { id: 'certificate' as const, name: 'certificate', remedy: 'Renew it.' };

describe('health center checks (ADM-10)', () => {
  it.each([
    { count: -1, status: 'error', title: 'The certificate has expired', remedy: 'Renew it.' },
    { count: 1, status: 'warning', title: 'The certificate expires in 1 day', remedy: 'Renew it.' },
    {
      count: 29,
      status: 'warning',
      title: 'The certificate expires in 29 days',
      remedy: 'Renew it.',
    },
    { count: 30, status: 'ok', title: 'The certificate expires in 30 days', remedy: null },
  ])('report what expires in $count days', ({ count, ...expected }) => {
    const check = checkExpiry(certificate, days(count), now);
    expect(check).toMatchObject({ ...expected, expiresAt: days(count).toISOString() });
  });

  it('report an unknown expiry date', () => {
    expect(checkExpiry(certificate, undefined, now)).toMatchObject({
      status: 'unknown',
      title: 'Expiry date unknown',
    });
  });

  const roles = new Set(
    permissions.filter(({ kind }) => kind === 'application').map(({ id }) => id),
  );

  it('report that all permissions are granted', () => {
    expect(checkPermissions(permissions, { roles, allScopes: true })).toMatchObject({
      status: 'ok',
      remedy: null,
    });
  });

  it('name missing permissions', () => {
    const scopes = new Set(['EduRoster.ReadBasic']);
    const check = checkPermissions(permissions, { roles, scopes, allScopes: false });
    expect(check.status).toBe('error');
    expect(check.facts).toContain(
      "EduRoster.Read (delegated): Show details of the students and teachers in the user's classes.",
    );
    expect(check.facts.join()).not.toContain('EduRoster.ReadBasic');
  });

  it('report permissions that Microsoft does not show', () => {
    expect(checkPermissions(permissions, {})).toMatchObject({ status: 'unknown' });
    expect(checkPermissions(permissions, { roles, allScopes: false })).toMatchObject({
      status: 'error',
      facts: ["Microsoft doesn't let EDUGraph act on behalf of signed-in users."],
    });
  });

  it.each([
    [undefined, 'ok', 'Not throttled today'],
    [{ ago: 25 * 3_600_000, length: 1_000 }, 'ok', 'Not throttled today'],
    [{ ago: 3_600_000, length: 1_000 }, 'ok', 'Throttled earlier today'],
    [{ ago: 30_000, length: 1_000 }, 'warning', 'Microsoft is throttling'],
  ])('report throttling: %j', (last, status, title) => {
    expect(checkThrottling(last)).toMatchObject({ status, title });
  });

  it.each([
    ['granted', 'ok'],
    ['missing', 'error'],
    ['unknown', 'unknown'],
  ] as const)('report consent that is %s', (state, status) => {
    const check = checkConsent(state, 'Contoso');
    expect(check.status).toBe(status);
    expect(check.remedy === null).toBe(status === 'ok');
  });
});
