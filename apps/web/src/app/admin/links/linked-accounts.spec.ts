import { LiveAnnouncer } from '@angular/cdk/a11y';
import { HttpTestingController } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { Router } from '@angular/router';
import type { LinkedAccount } from '@app/contracts';
import { appProviders } from '../../../testing/app-providers';
import { cleanScreen } from '../../../testing/clean-screen';
import { Page } from '../../../testing/page';
import { rickey } from '../../../testing/people';
import { sessions } from '../../../testing/sessions';
import { Ask, type Confirmation, SessionStore, Snackbar } from '../../core';
import { LinkedAccounts } from './linked-accounts';

const url = '/api/v1/admin/linked-accounts';
const account: LinkedAccount = { ...rickey, linkedAt: null };
const zoe: LinkedAccount = { ...account, id: 'u2', displayName: 'Zoë Park', localEmail: 'zoe@x.y' };

async function setup(inputs: Record<string, string> = {}) {
  const asked: Confirmation[] = [];
  const ask = {
    answer: true,
    confirm: (confirmation: Confirmation) => {
      asked.push(confirmation);
      return Promise.resolve(ask.answer);
    },
  };
  TestBed.configureTestingModule({
    providers: [...appProviders(), { provide: Ask, useValue: ask }],
  });
  TestBed.inject(SessionStore).accept(sessions.unlinkedAdmin);
  jest.spyOn(TestBed.inject(LiveAnnouncer), 'announce').mockResolvedValue();
  const said = jest.spyOn(TestBed.inject(Snackbar), 'show').mockResolvedValue();
  const navigate = jest.spyOn(TestBed.inject(Router), 'navigate').mockResolvedValue(true);
  const page = Page.of(LinkedAccounts, inputs);
  const http = TestBed.inject(HttpTestingController);
  const list = async (value: LinkedAccount[], total = value.length) =>
    page.answer(url, { value, nextCursor: total > value.length ? 'c1' : null, total });
  return { page, http, list, asked, ask, said, navigate };
}

describe('LinkedAccounts (ADM-4)', () => {
  cleanScreen();
  afterEach(() => TestBed.inject(HttpTestingController).verify());

  it('requests what the URL says', async () => {
    const { http, page } = await setup({ search: 'rick', sort: '-linkedAt' });
    const request = http.expectOne((one) => one.url === url);
    expect(request.request.params.get('search')).toBe('rick');
    expect(request.request.params.get('sort')).toBe('-linkedAt');
    request.flush({ value: [account], nextCursor: null, total: 1 });
    await page.settle();
    expect(page.says('1 found')).toBe(true);
    expect(page.says('rickey@home.example')).toBe(true);
  });

  it('sorts on the server', async () => {
    const { list, navigate } = await setup();
    await list([account]);
    const head = Array.from(document.querySelectorAll('th')).find((one) =>
      one.textContent?.includes('EDUGraph account'),
    );
    head!.querySelector<HTMLElement>('[role=button]')!.click();
    expect(navigate.mock.calls[0]?.[1]).toMatchObject({ queryParams: { sort: 'localEmail' } });
  });

  it('fetches the next page and continues after the last row', async () => {
    const { page, http, list } = await setup();
    await list([account], 2);
    expect(page.says('1 of 2 accounts')).toBe(true);
    await page.press('See more');
    const request = http.expectOne((one) => one.url === url);
    expect(request.request.params.get('cursor')).toBe('c1');
    request.flush({ value: [zoe], nextCursor: null, total: 2 });
    await page.settle();
    expect(page.says('2 of 2 accounts')).toBe(true);
    expect(document.activeElement?.textContent?.trim()).toBe('Unlink Zoë Park');
  });

  it('says what unlinking does, removes the row immediately, and confirms when done', async () => {
    const { page, http, list, asked, said } = await setup();
    await list([account, zoe]);
    await page.press('Unlink Rickey Jaime');
    expect(asked[0]).toMatchObject({ title: 'Unlink Rickey Jaime?', label: 'Unlink Rickey Jaime' });
    expect(asked[0]?.consequences[0]).toBe(
      'The Microsoft account RJaime@contoso.example and the EDUGraph account rickey@home.example will no longer be linked. Both stay.',
    );
    expect(page.has('button', 'Unlink Rickey Jaime')).toBe(false);
    expect(page.says('1 linked account')).toBe(true);
    expect(document.activeElement?.textContent?.trim()).toBe('Unlink Zoë Park');
    expect(said).not.toHaveBeenCalled();
    http.expectOne({ method: 'DELETE', url: `${url}/u1` }).flush(null);
    await page.settle();
    expect(said).toHaveBeenCalledWith('Rickey Jaime was unlinked.');
  });

  it('changes nothing unless confirmed', async () => {
    const { page, list, ask } = await setup();
    await list([account]);
    ask.answer = false;
    await page.press('Unlink Rickey Jaime');
    expect(page.has('button', 'Unlink Rickey Jaime')).toBe(true);
  });

  it('restores the row when the API refuses, and says so', async () => {
    const { page, list, said } = await setup();
    await list([account]);
    await page.press('Unlink Rickey Jaime');
    expect(page.says('No one has linked an account yet')).toBe(true);
    await page.fail(`${url}/u1`, { status: 503, code: 'service_unavailable' });
    expect(page.has('button', 'Unlink Rickey Jaime')).toBe(true);
    expect(page.alert()).toContain('Rickey Jaime is still linked. EDUGraph is busy.');
    expect(said).not.toHaveBeenCalled();
  });

  it('treats an account someone else unlinked first as a success', async () => {
    const { page, list, said } = await setup();
    await list([account]);
    await page.press('Unlink Rickey Jaime');
    await page.fail(`${url}/u1`, { status: 404, code: 'not_found' });
    expect(said).toHaveBeenCalledWith('Rickey Jaime was unlinked.');
  });

  it('leaves administration when unlinking oneself, and warns first', async () => {
    const { page, http, list, asked } = await setup();
    const home = jest.spyOn(TestBed.inject(Router), 'navigateByUrl').mockResolvedValue(true);
    await list([{ ...account, id: sessions.unlinkedAdmin.user.id }]);
    expect(page.says('(You)')).toBe(true);
    await page.press('Unlink Rickey Jaime');
    expect(asked[0]?.consequences.join(' ')).toContain('You’ll lose access to administration');
    http.expectOne({ method: 'DELETE' }).flush(null);
    await page.settle();
    expect(home).toHaveBeenCalledWith('/');
  });

  it('EDU-9: says when no one is found or linked, and when the list did not load', async () => {
    const found = await setup({ search: 'xyz' });
    await found.list([]);
    expect(found.page.says('No account matches “xyz”')).toBe(true);
    TestBed.resetTestingModule();
    const empty = await setup();
    await empty.list([]);
    expect(empty.page.says('No one has linked an account yet')).toBe(true);
    TestBed.resetTestingModule();
    const failed = await setup();
    await failed.page.fail(url, { status: 500, code: 'internal_error' });
    expect(failed.page.alert()).toContain('Linked accounts didn’t load');
    await failed.page.press('Try again');
    await failed.list([account]);
    expect(failed.page.says('Rickey Jaime')).toBe(true);
  });
});
