import { HttpTestingController } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { appProviders, FakeBrowser } from '../../../testing/app-providers';
import { sessions } from '../../../testing/sessions';
import { until } from '../../../testing/until';
import { SessionStore } from './session-store';

const address = '/api/v1/session';

function setup() {
  TestBed.configureTestingModule({ providers: appProviders() });
  return {
    store: TestBed.inject(SessionStore),
    http: TestBed.inject(HttpTestingController),
    browser: TestBed.inject(FakeBrowser),
  };
}

describe('SessionStore', () => {
  afterEach(() => TestBed.inject(HttpTestingController).verify());

  it('loads once, however many callers there are', async () => {
    const { store, http } = setup();
    const both = Promise.all([store.load(), store.load()]);
    http.expectOne(address).flush(sessions.linked);
    await both;
    await store.load();

    expect(store.isLinked()).toBe(true);
    expect(store.user()?.displayName).toBe('Elena Marsh');
    expect(store.isAdmin()).toBe(false);
  });

  it('loads again when told to, after being forgotten, and after a failure', async () => {
    const { store, http } = setup();
    const failing = store.load();
    http.expectOne(address).error(new ProgressEvent('error'));
    await expect(failing).rejects.toBeDefined();

    const second = store.load();
    http.expectOne(address).flush(sessions.signedOut);
    await second;
    const third = store.reload();
    http.expectOne(address).flush(sessions.linked);
    await third;
    store.forget();
    expect(store.isLinked()).toBe(true);
    const fourth = store.load();
    http.expectOne(address).flush(sessions.signedOut);
    await fourth;
    expect(store.isAuthenticated()).toBe(false);
  });

  it('accepts the session returned by a sign-in', async () => {
    const { store } = setup();
    store.accept(sessions.unlinkedAdmin);
    await expect(store.load()).resolves.toBe(sessions.unlinkedAdmin);
    expect(store.isAdmin()).toBe(true);
  });

  it('AUTH-9: signs out here, clears the tab, and goes on to end the Microsoft session', async () => {
    const { store, http, browser } = setup();
    const leaving = store.signOut();
    const request = await until(() => http.match(address)[0]);
    expect(request.request.method).toBe('DELETE');
    request.flush({ logoutUrl: 'https://login.example/logout' });
    await leaving;
    expect(browser.opened).toEqual(['https://login.example/logout']);
    expect(browser.clears).toBe(1);
  });

  it('AUTH-9: ends at sign-in without a Microsoft session', async () => {
    const { store, http, browser } = setup();
    const leaving = store.signOut();
    (await until(() => http.match(address)[0])).flush({});
    await leaving;
    expect(browser.opened).toEqual(['/sign-in']);
  });
});
