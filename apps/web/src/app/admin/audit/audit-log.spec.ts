import { LiveAnnouncer } from '@angular/cdk/a11y';
import { HttpTestingController } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { Router } from '@angular/router';
import type { AuditEntry } from '@app/contracts';
import { appProviders } from '../../../testing/app-providers';
import { cleanScreen } from '../../../testing/clean-screen';
import { Page } from '../../../testing/page';
import { pat } from '../../../testing/people';
import { AuditLog } from './audit-log';

const url = '/api/v1/admin/audit';
const entry: AuditEntry = {
  id: 'e1',
  at: '2026-11-23T10:00:00.000Z',
  action: 'link.removed',
  actor: pat,
  subject: 'RJaime@contoso.example',
  details: { links: 1 },
};

async function setup(inputs: Record<string, string> = {}) {
  TestBed.configureTestingModule({ providers: appProviders() });
  jest.spyOn(TestBed.inject(LiveAnnouncer), 'announce').mockResolvedValue();
  const navigate = jest.spyOn(TestBed.inject(Router), 'navigate').mockResolvedValue(true);
  const page = Page.of(AuditLog, inputs);
  const list = (value: AuditEntry[], nextCursor: string | null = null) =>
    page.answer(url, { value, nextCursor });
  return { page, list, navigate, http: TestBed.inject(HttpTestingController) };
}

describe('AuditLog (ADM-9)', () => {
  cleanScreen();
  afterEach(() => TestBed.inject(HttpTestingController).verify());

  it('says who did what, and expands the details', async () => {
    const { page, list } = await setup();
    await list([entry]);
    expect(page.says('Removed the link of RJaime@contoso.example')).toBe(true);
    expect(page.says('Pat Rivera')).toBe(true);
    expect(page.says('Links removed')).toBe(false);
    const details = page.button('Details of: Removed the link of RJaime@contoso.example');
    expect(details.getAttribute('aria-expanded')).toBe('false');
    details.click();
    await page.settle();
    expect(details.getAttribute('aria-expanded')).toBe('true');
    expect(document.getElementById(details.getAttribute('aria-controls')!)?.textContent).toContain(
      'Links removed',
    );
  });

  it('filters by action and dates, and exports exactly that', async () => {
    const { page, http } = await setup({ action: 'link.removed', from: '2026-11-01' });
    const request = http.expectOne((one) => one.url === url);
    const from = new Date(2026, 10, 1).toISOString();
    expect(request.request.params.get('action')).toBe('link.removed');
    expect(request.request.params.get('from')).toBe(from);
    request.flush({ value: [], nextCursor: null });
    await page.settle();
    expect(page.says('No matching entries')).toBe(true);
    expect(page.link('Export CSV').getAttribute('href')).toBe(
      `${url}/export?${new URLSearchParams({ action: 'link.removed', from })}`,
    );
  });

  it('keeps the filter in the URL', async () => {
    const { list, navigate } = await setup();
    await list([entry]);
    const select = document.querySelector('select')!;
    select.value = 'consent.granted';
    select.dispatchEvent(new Event('change'));
    expect(navigate.mock.calls[0]?.[1]).toMatchObject({
      queryParams: { action: 'consent.granted' },
    });
  });

  it('sends no request while the dates are in the wrong order, and says so', async () => {
    const { page } = await setup({ from: '2026-11-24', to: '2026-11-23' });
    expect(page.alert()).toContain('The end date is before the start date.');
    expect(page.has('a', 'Export CSV')).toBe(false);
  });

  it('loads more with See more, and focuses the first new row', async () => {
    const { page, list } = await setup();
    await list([entry], 'c1');
    await page.press('See more');
    await list([{ ...entry, id: 'e2', action: 'consent.granted', subject: null }]);
    expect(page.says('2 entries')).toBe(true);
    expect(page.has('button', 'See more')).toBe(false);
    expect(document.activeElement?.textContent?.trim()).toBe('Details of: Granted consent');
  });

  it('EDU-9: says when the log is empty, and when it did not load', async () => {
    const { page, list } = await setup();
    await page.fail(url, { status: 500, code: 'internal_error' });
    expect(page.alert()).toContain('The audit log didn’t load');
    await page.press('Try again');
    await list([]);
    expect(page.says('No activity yet')).toBe(true);
  });
});
