import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import type { Profile, Session } from '@app/contracts';
import { cleanScreen } from '../../../testing/clean-screen';
import { Ask, SessionStore, Snackbar, Unsaved } from '../../core';
import { AboutMe } from './about-me';

const linked: Profile = {
  id: 'u1',
  email: 'CBeane@contoso.example',
  displayName: 'Craig Beane',
  firstName: 'Craig',
  lastName: 'Beane',
  roles: ['Teacher'],
  mainRole: 'Teacher',
  local: { email: 'craig@mail.example', favoriteColor: '#2F19FF' },
  microsoft: { id: 'u1', email: 'CBeane@contoso.example', displayName: 'Craig Beane' },
  favoriteColor: '#2F19FF',
  jobTitle: 'Mathematics teacher',
  department: null,
};
const localOnly: Profile = {
  email: 'craig@mail.example',
  displayName: 'craig@mail.example',
  firstName: '',
  lastName: '',
  roles: [],
  mainRole: null,
  local: { email: 'craig@mail.example', favoriteColor: '#127605' },
  favoriteColor: '#127605',
  jobTitle: null,
  department: null,
};
const classes = {
  value: [{ id: 'c1', displayName: 'Algebra', code: '1', term: null, teachers: [], isMine: true }],
};

async function setup(profile: Profile, { isConsented = true, isLinked = true } = {}) {
  const show = jest.fn().mockResolvedValue(undefined);
  TestBed.configureTestingModule({
    providers: [
      provideHttpClient(),
      provideHttpClientTesting(),
      provideRouter([]),
      { provide: Snackbar, useValue: { show } },
    ],
  });
  const session: Session = {
    authenticated: true,
    linked: isLinked,
    next: '/schools',
    organization: { tenantId: 't', name: 'Contoso Education', consented: isConsented },
  };
  TestBed.inject(SessionStore).accept(session);
  const fixture = TestBed.createComponent(AboutMe);
  fixture.detectChanges();
  const page = fixture.nativeElement as HTMLElement;
  const http = TestBed.inject(HttpTestingController);
  http.expectOne('/api/v1/me').flush(profile);
  if (isLinked && isConsented) http.expectOne('/api/v1/me/classes').flush(classes);
  const settle = async () => {
    // Let the promises that follow the response settle.
    await new Promise((resolve) => setTimeout(resolve));
    await fixture.whenStable();
    fixture.detectChanges();
  };
  await settle();
  const radio = (name: string) =>
    Array.from(page.querySelectorAll<HTMLInputElement>('input[type=radio]')).find(
      (one) => one.labels?.[0]?.textContent?.trim() === name,
    )!;
  const saveButton = () =>
    Array.from(page.querySelectorAll('button')).find(
      (one) => one.textContent?.trim() === 'Save color',
    );
  const save = () => {
    saveButton()!.click();
    fixture.detectChanges();
  };
  return { page, http, settle, radio, save, saveButton, session, show };
}

describe('AboutMe (EDU-8)', () => {
  cleanScreen();
  afterEach(() => TestBed.inject(HttpTestingController).verify());

  it('shows name, role, both accounts, and classes', async () => {
    const { page } = await setup(linked);
    expect(page.querySelector('h1')?.textContent).toBe('About me');
    expect(page.textContent).toContain('Craig Beane');
    expect(page.textContent).toContain('Signed in as teacher');
    expect(page.textContent).toContain('Mathematics teacher');
    expect(page.textContent).toContain('CBeane@contoso.example');
    expect(page.textContent).toContain('craig@mail.example');
    expect(page.querySelector('li a')?.getAttribute('href')).toBe('/classes/c1');
  });

  it('saves another favorite color, shows that it is busy, and confirms', async () => {
    const { http, settle, radio, save, saveButton, session, show } = await setup(linked);
    expect(radio('Blue').checked).toBe(true);
    radio('Grey').click();
    save();
    const request = http.expectOne({ method: 'PATCH', url: '/api/v1/me' });
    expect(request.request.body).toEqual({ favoriteColor: '#535353' });
    expect(saveButton()?.getAttribute('aria-busy')).toBe('true');
    // A second click sends nothing; `verify` would catch it.
    save();
    request.flush({ ...linked, favoriteColor: '#535353' });
    await Promise.resolve();
    http.expectOne('/api/v1/session').flush(session);
    await settle();
    expect(show).toHaveBeenCalledWith('Saved.');
    expect(saveButton()?.getAttribute('aria-busy')).toBe('false');
    expect(radio('Grey').checked).toBe(true);
  });

  it('asks before discarding a chosen color, but not once it is saved or changed back', async () => {
    const { http, settle, radio, save, session } = await setup(linked);
    const asked = jest.spyOn(TestBed.inject(Ask), 'choose').mockResolvedValue('stay');
    const mayLeave = () => TestBed.inject(Unsaved).mayLeave();
    expect(await mayLeave()).toBe(true);
    radio('Grey').click();
    expect(await mayLeave()).toBe(false);
    radio('Blue').click();
    expect(await mayLeave()).toBe(true);
    radio('Grey').click();
    save();
    http.expectOne('/api/v1/me').flush({ ...linked, favoriteColor: '#535353' });
    await Promise.resolve();
    http.expectOne('/api/v1/session').flush(session);
    await settle();
    expect(await mayLeave()).toBe(true);
    expect(asked).toHaveBeenCalledTimes(1);
  });

  it('reports a failed save and keeps the choice', async () => {
    const { page, http, settle, radio, save, show } = await setup(linked);
    radio('Green').click();
    save();
    http
      .expectOne({ method: 'PATCH', url: '/api/v1/me' })
      .flush(
        { status: 503, code: 'service_unavailable', detail: '' },
        { status: 503, statusText: 'Unavailable' },
      );
    await settle();
    expect(page.querySelector('[role=alert]')?.textContent).toContain('EDUGraph is busy.');
    expect(radio('Green').checked).toBe(true);
    expect(show).not.toHaveBeenCalled();
  });

  it('works before linking, with a link button instead of classes', async () => {
    const { page, radio } = await setup(localOnly, { isLinked: false });
    expect(page.textContent).toContain('Not linked yet');
    expect(page.querySelector('a[href="/link"]')?.textContent).toContain('Link accounts');
    expect(page.textContent).not.toContain('My classes');
    expect(radio('Green').checked).toBe(true);
  });

  it('shows no color for an unlinked Microsoft account', async () => {
    const { local: _, ...microsoftOnly } = linked;
    const { page, saveButton } = await setup(
      { ...microsoftOnly, favoriteColor: null },
      { isLinked: false },
    );
    expect(saveButton()).toBeUndefined();
    expect(page.textContent).toContain('Not linked yet');
  });

  it('works without consent, and requests no education data', async () => {
    const { page } = await setup(linked, { isConsented: false });
    expect(page.textContent).toContain('Your school hasn’t approved EDUGraph');
    expect(page.textContent).toContain('Craig Beane');
  });
});
