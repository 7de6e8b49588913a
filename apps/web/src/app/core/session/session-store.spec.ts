import { HttpTestingController } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { appProviders, FakeBrowser } from '../../../testing/app-providers';
import { sessions } from '../../../testing/sessions';
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

  it('asks once, however many want to know', async () => {
    const { store, http } = setup();
    const both = Promise.all([store.load(), store.load()]);
    http.expectOne(address).flush(sessions.linked);
    await both;
    await store.load();

    expect(store.isLinked()).toBe(true);
    expect(store.user()?.displayName).toBe('Elena Marsh');
    expect(store.isAdmin()).toBe(false);
  });

  it('asks again when told to, after it was forgotten, and after a failure', async () => {
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

  it('takes the session a sign-in answered with', async () => {
    const { store } = setup();
    store.accept(sessions.unlinkedAdmin);
    await expect(store.load()).resolves.toBe(sessions.unlinkedAdmin);
    expect(store.isAdmin()).toBe(true);
  });

  it('AUTH-9: signs out here, forgets the tab, and goes on to end the Microsoft session', async () => {
    const { store, http, browser } = setup();
    const leaving = store.signOut();
    const request = http.expectOne(address);
    expect(request.request.method).toBe('DELETE');
    request.flush({ logoutUrl: 'https://login.example/logout' });
    await leaving;
    expect(browser.opened).toEqual(['https://login.example/logout']);
    expect(browser.clears).toBe(1);
  });

  it('AUTH-9: without a Microsoft session it ends at sign-in', async () => {
    const { store, http, browser } = setup();
    const leaving = store.signOut();
    http.expectOne(address).flush({});
    await leaving;
    expect(browser.opened).toEqual(['/sign-in']);
  });
});
