import { LiveAnnouncer } from '@angular/cdk/a11y';
import { HttpTestingController } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import type { UserAccess } from '@app/contracts';
import { appProviders } from '../../../testing/app-providers';
import { Page } from '../../../testing/page';
import { until } from '../../../testing/until';
import { pollAtOnce } from '../progress/testing/poll-at-once';
import { Ask, type Confirmation } from '../../core';
import { UserAccessPage } from './user-access';

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
  const asked: Confirmation[] = [];
  const ask = async (confirmation: Confirmation) => {
    asked.push(confirmation);
    await confirmation.run?.();
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
  pollAtOnce();

  const bar = () => document.querySelector('[role=progressbar]');

  it('starts giving access and shows the progress until done', async () => {
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
    expect(page.says('Everyone has been processed.')).toBe(true);
    expect(said).toHaveBeenCalledWith('Done. 76 enabled · 22 already had access · 0 failed');
    expect(page.has('button', 'Run it again')).toBe(true);
  });

  it('keeps what it knows while the API is unreachable, and keeps polling', async () => {
    const { page, poll } = await setup(running);
    await (await poll()).fail();
    expect(page.says('63 of 98 people')).toBe(true);
    expect(page.says('We can’t check the progress right now.')).toBe(true);
  });

  it('stops once confirmed, and shows it even if an older response arrives later', async () => {
    const { page, http, asked, poll } = await setup(running);
    const before = await poll();
    page.button('Stop').click();
    http.expectOne({ method: 'DELETE', url }).flush(null);
    await before.answer(running);
    await (await poll()).answer({ ...running, state: 'cancelled' });
    expect(asked[0]?.consequences[0]).toContain('63 people');
    expect(page.says('It was stopped early.')).toBe(true);
  });

  it('lists who failed and why, with a download', async () => {
    const { page } = await setup({ ...done, failed: 1 });
    expect(page.says('Partly done')).toBe(true);
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
    expect(page.says('Microsoft refused it: Request_BadRequest (400)')).toBe(true);
    const link = page.link('Download as CSV');
    expect(link.getAttribute('href')).toBe(`${url}/failures/export`);
    expect(link.hasAttribute('download')).toBe(true);
  });

  it('says why it stopped early', async () => {
    const { page } = await setup({ ...running, state: 'failed', error: 'graph_unavailable' });
    expect(page.says('It stopped early. Microsoft didn’t answer in time.')).toBe(true);
  });

  it('does not start without consent', async () => {
    const { page } = await setup(idle, false);
    expect(page.says('Consent must be granted first.')).toBe(true);
    expect(page.has('button', 'Give everyone access')).toBe(false);
  });

  it('shows the running job when someone else started it first', async () => {
    const { page, http, poll } = await setup(idle);
    page.button('Give everyone access').click();
    const problem = { status: 409, code: 'job_running', detail: '' };
    http.expectOne({ method: 'POST', url }).flush(problem, { status: 409, statusText: 'x' });
    await (await poll()).answer(running);
    expect(page.says('63 of 98 people')).toBe(true);
  });
});
