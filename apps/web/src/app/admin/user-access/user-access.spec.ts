import { LiveAnnouncer } from '@angular/cdk/a11y';
import { HttpTestingController } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import type { UserAccess } from '@app/contracts';
import { appProviders } from '../../../testing/app-providers';
import { Page } from '../../../testing/page';
import { until } from '../../../testing/until';
import { UserAccessPage } from './user-access';
import { Ask, type Deed } from '../../core';

const url = '/api/v1/admin/user-access';
const idle: UserAccess = { state: 'idle', done: 0, enabled: 0, skipped: 0, failed: 0 };
const running: UserAccess = {
  state: 'running',
  total: 98,
  done: 63,
  enabled: 41,
  skipped: 22,
  failed: 0,
  startedBy: 'Pat Rivera',
  startedAt: '2020-10-02T10:00:00.000Z',
};
const done: UserAccess = { ...running, state: 'done', done: 98, enabled: 76 };

async function setup(first: UserAccess, consented = true) {
  const asked: Deed[] = [];
  const ask = async (deed: Deed) => {
    asked.push(deed);
    await deed.run?.();
    return true;
  };
  TestBed.configureTestingModule({
    providers: [...appProviders(), { provide: Ask, useValue: { confirm: ask } }],
  });
  const said = jest.spyOn(TestBed.inject(LiveAnnouncer), 'announce').mockResolvedValue();
  const page = Page.of(UserAccessPage);
  await page.answer('/api/v1/admin/organization', { consented });
  await page.answer(url, first);
  const http = TestBed.inject(HttpTestingController);
  const poll = async () => {
    const next = await until(() => http.match(url)[0]);
    return {
      answer: async (work: UserAccess) => {
        next.flush(work);
        await page.settle();
      },
      fail: async () => {
        next.flush(null, { status: 503, statusText: 'x' });
        await page.settle();
      },
    };
  };
  return { page, http, asked, said, poll };
}

describe('UserAccessPage (ADM-5)', () => {
  const real = setTimeout;

  beforeEach(() => {
    jest.spyOn(performance, 'now').mockReturnValue(0);
    // Polls do not wait; how long they would is another spec's.
    jest
      .spyOn(globalThis, 'setTimeout')
      .mockImplementation(((run: () => void, wait?: number) =>
        real(run, wait === 1000 ? 0 : wait)) as typeof setTimeout);
  });
  afterEach(() => {
    TestBed.resetTestingModule();
    jest.restoreAllMocks();
    document.body.replaceChildren();
  });

  const bar = () => document.querySelector('[role=progressbar]');

  it('starts the work and shows how far it is, until it is done', async () => {
    const { page, http, said, poll } = await setup(idle);
    page.button('Give everyone access').focus();
    page.button('Give everyone access').click();
    http.expectOne({ method: 'POST', url }).flush(null, { status: 202, statusText: 'x' });
    await (await poll()).answer({ ...running, total: undefined, done: 0 } as UserAccess);
    expect(page.says('Counting people…')).toBe(true);
    expect(bar()?.hasAttribute('aria-valuenow')).toBe(false);
    await (await poll()).answer(running);
    expect(page.says('63 of 98 people')).toBe(true);
    expect(document.activeElement).toBe(page.button('Stop'));
    expect(page.says('41 enabled · 22 already had access · 0 failed')).toBe(true);
    expect(page.says('You can leave this page.')).toBe(true);
    expect(bar()?.getAttribute('aria-valuenow')).toBe('64');
    await (await poll()).answer(done);
    expect(bar()).toBeNull();
    expect(page.says('Everyone was looked at.')).toBe(true);
    expect(said).toHaveBeenCalledWith('Done. 76 enabled · 22 already had access · 0 failed');
    expect(page.has('button', 'Run it again')).toBe(true);
  });

  it('keeps what it knows while the API cannot be reached, and asks on', async () => {
    const { page, poll } = await setup(running);
    await (await poll()).fail();
    expect(page.says('63 of 98 people')).toBe(true);
    expect(page.says('How far it is we cannot see at the moment.')).toBe(true);
  });

  it('stops the work once it is confirmed', async () => {
    const { page, http, asked } = await setup(running);
    page.button('Stop').click();
    http.expectOne({ method: 'DELETE', url }).flush(null);
    const again = await until(() => http.match({ method: 'GET', url })[0]);
    again.flush({ ...running, state: 'cancelled' });
    await page.settle();
    expect(asked[0]?.consequences[0]).toContain('63 people');
    expect(page.says('It was stopped before its end.')).toBe(true);
  });

  it('lists who failed and why, to download', async () => {
    const { page } = await setup({ ...done, failed: 1 });
    expect(page.says('Done in part')).toBe(true);
    await page.answer(`${url}/failures`, {
      value: [
        {
          id: 'u1',
          displayName: 'Rickey Jaime',
          userPrincipalName: 'RJaime@contoso.example',
          status: 400,
          reason: 'Request_BadRequest',
        },
      ],
      nextCursor: null,
    });
    expect(page.says('Request_BadRequest (400)')).toBe(true);
    const link = page.link('Download as CSV');
    expect(link.getAttribute('href')).toBe(`${url}/failures/export`);
    expect(link.hasAttribute('download')).toBe(true);
  });

  it('says why it stopped before its end', async () => {
    const { page } = await setup({ ...running, state: 'failed', error: 'graph_unavailable' });
    expect(page.says('It stopped before its end. Microsoft did not answer in time.')).toBe(true);
  });

  it('does not start without consent', async () => {
    const { page } = await setup(idle, false);
    expect(page.says('Consent must be granted first.')).toBe(true);
    expect(page.has('button', 'Give everyone access')).toBe(false);
  });

  it('shows the work that is under way when somebody else was quicker', async () => {
    const { page, http, poll } = await setup(idle);
    page.button('Give everyone access').click();
    const problem = { status: 409, code: 'job_running', detail: '' };
    http.expectOne({ method: 'POST', url }).flush(problem, { status: 409, statusText: 'x' });
    await (await poll()).answer(running);
    expect(page.says('63 of 98 people')).toBe(true);
  });
});
