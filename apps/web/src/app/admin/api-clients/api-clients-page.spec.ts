import { HttpTestingController } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import type { ApiClient, CreatedApiClient } from '@app/contracts';
import { appProviders, FakeBrowser } from '../../../testing/app-providers';
import { cleanScreen } from '../../../testing/clean-screen';
import { nameOf, Page } from '../../../testing/page';
import { sessions } from '../../../testing/sessions';
import { until } from '../../../testing/until';
import { SessionStore, Snackbar } from '../../core';
import '../../core/ask/question-dialog';
import { ApiClientsPage } from './api-clients-page';
import './new-client/new-client-dialog';
import './new-secret/new-secret-dialog';

const url = '/api/v1/admin/api-clients';
const secret = { id: 's1', hint: 'cLhV', createdAt: '2026-11-01T08:00:00.000Z', expiresAt: null };
const library: ApiClient = {
  id: 'c1',
  clientId: 'Qm4T9rXc2LhVQm4T9rXc2L',
  name: 'Library system',
  scopes: ['roster.readonly', 'links.readonly'],
  state: 'active',
  createdAt: '2026-11-01T08:00:00.000Z',
  createdBy: 'Pat Rivera',
  expiresAt: null,
  revokedAt: null,
  lastUsedAt: null,
  lastUsedFrom: null,
  secrets: [secret],
};
const created: CreatedApiClient = { ...library, clientSecret: 'shown-once' };

async function setup(value: ApiClient[]) {
  TestBed.configureTestingModule({ providers: appProviders() });
  TestBed.inject(SessionStore).accept(sessions.unlinkedAdmin);
  const said = jest.spyOn(TestBed.inject(Snackbar), 'show').mockResolvedValue();
  const page = Page.of(ApiClientsPage);
  await page.answer(url, { value });
  return { page, said, http: TestBed.inject(HttpTestingController) };
}

const dialog = () => document.querySelector('mat-dialog-container');
const dialogSays = (words: string) => dialog() !== null && nameOf(dialog()!).includes(words);

/** Presses a button of the open dialog, once it is there. */
async function press(name: string): Promise<void> {
  const button = await until(() => {
    TestBed.tick();
    const all = Array.from(dialog()?.querySelectorAll('button') ?? []);
    return all.find((one) => nameOf(one) === name);
  });
  button.click();
  TestBed.tick();
}

async function appears(words: string): Promise<void> {
  await until(() => {
    TestBed.tick();
    return dialogSays(words);
  });
}

async function goes(): Promise<void> {
  await until(() => {
    TestBed.tick();
    return dialog() === null;
  });
}

async function request(http: HttpTestingController, method: string, to: string) {
  return until(() => {
    TestBed.tick();
    return http.match((one) => one.method === method && one.url === to)[0];
  });
}

describe('API clients (ADM-8)', () => {
  cleanScreen();

  it('says that there is none, and what for', async () => {
    const { page } = await setup([]);
    expect(page.says('No program has access yet')).toBe(true);
  });

  it('lists clients with their scopes, and when they were used', async () => {
    const used = { ...library, lastUsedAt: new Date().toISOString(), lastUsedFrom: '10.0.0.7' };
    const revoked: ApiClient = { ...library, id: 'c2', name: 'Old', state: 'revoked', secrets: [] };
    const { page } = await setup([used, revoked]);
    expect(page.says('Library system')).toBe(true);
    expect(page.says('from 10.0.0.7')).toBe(true);
    expect(page.says('Revoked')).toBe(true);
    expect(page.has('button', 'Revoke… Library system')).toBe(true);
    expect(page.has('button', 'Revoke… Old')).toBe(false);
  });

  it('creates one, and shows its secret until somebody says that it is copied', async () => {
    const { page, http } = await setup([]);
    page.button('New client').click();
    await appears('New API client');
    await press('Create client');
    await appears('Enter a name.');
    const field = document.querySelector<HTMLInputElement>('#client-name')!;
    field.value = ' Library system ';
    field.dispatchEvent(new Event('input'));
    await press('Create client');
    const posted = await request(http, 'POST', url);
    expect(posted.request.body).toEqual({ name: 'Library system', scopes: ['roster.readonly'] });
    posted.flush(created);
    await appears('shown-once');
    (await request(http, 'GET', url)).flush({ value: [library] });
    expect(dialogSays(`curl -u ${library.clientId}:$SECRET`)).toBe(true);
    const escape = { key: 'Escape', keyCode: 27, bubbles: true };
    dialog()!.dispatchEvent(new KeyboardEvent('keydown', escape));
    TestBed.tick();
    await press('Copy');
    expect(TestBed.inject(FakeBrowser).copied).toEqual(['shown-once']);
    expect(dialogSays('shown-once')).toBe(true);
    await press('I have copied the secret');
    await goes();
    expect(page.says('Library system')).toBe(true);
  });

  it('keeps what was typed when the API refuses, and says why', async () => {
    const { page, http } = await setup([]);
    page.button('New client').click();
    await appears('New API client');
    const field = document.querySelector<HTMLInputElement>('#client-name')!;
    field.value = 'Timetable';
    field.dispatchEvent(new Event('input'));
    await press('Create client');
    const problem = { code: 'conflict', status: 409, detail: 'A school can have 100 clients.' };
    (await request(http, 'POST', url)).flush(problem, { status: 409, statusText: 'Conflict' });
    await appears('The client wasn’t created.');
    expect(field.value).toBe('Timetable');
    field.value = '';
    field.dispatchEvent(new Event('input'));
    await press('Cancel');
    await goes();
  });

  it('gives a new secret after a question that says what happens to the old one', async () => {
    const { page, http } = await setup([library]);
    page.button('New secret… Library system').click();
    await appears('keeps working for 7 days');
    await press('Create secret');
    const old = { ...secret, expiresAt: '2026-12-07T08:00:00.000Z' };
    const next = { ...created, secrets: [{ ...secret, id: 's2' }, old] };
    (await request(http, 'POST', `${url}/c1/secrets`)).flush(next);
    await appears('The old secret works until');
    (await request(http, 'GET', url)).flush({ value: [{ ...library, secrets: next.secrets }] });
    await press('I have copied the secret');
    await goes();
    page.button('End old secret… Library system').click();
    await press('End secret');
    (await request(http, 'DELETE', `${url}/c1/secrets/s1`)).flush(library);
    (await request(http, 'GET', url)).flush({ value: [library] });
  });

  it('revokes after a question that says it can’t be undone', async () => {
    const { page, http, said } = await setup([library]);
    page.button('Revoke… Library system').click();
    await appears('This can’t be undone.');
    await press('Revoke client');
    (await request(http, 'DELETE', `${url}/c1`)).flush(null);
    (await request(http, 'GET', url)).flush({ value: [] });
    await until(() => said.mock.calls.length > 0);
    expect(said).toHaveBeenCalledWith('Library system was revoked.');
  });
});
