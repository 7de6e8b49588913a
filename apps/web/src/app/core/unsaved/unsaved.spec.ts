import { Location } from '@angular/common';
import { HttpTestingController } from '@angular/common/http/testing';
import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { FormControl } from '@angular/forms';
import { Router, type Routes } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import { appProviders, Blank, FakeBrowser } from '../../../testing/app-providers';
import { sessions } from '../../../testing/sessions';
import { until } from '../../../testing/until';
import { rememberForm } from '../../ui/draft/remember-form';
import { Ask } from '../ask/ask';
import { ProblemRoutes } from '../http/problem-routes';
import { SessionStore } from '../session/session-store';
import { Unsaved } from './unsaved';

@Component({
  selector: 'edu-form-page',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: '<h1>Form</h1>',
})
class FormPage {
  readonly words = new FormControl('');
  readonly draft = inject(Unsaved).watch({ isTouched: rememberForm(this.words) });

  type(text: string): void {
    this.words.setValue(text);
    this.words.markAsDirty();
  }
}

const routes: Routes = [
  {
    path: 'forms',
    loadChildren: () =>
      Promise.resolve([{ path: ':id', children: [{ path: 'edit', component: FormPage }] }]),
  },
  { path: 'moved', redirectTo: 'elsewhere' },
  { path: '**', component: Blank },
];

async function setup() {
  TestBed.configureTestingModule({ providers: appProviders(routes) });
  TestBed.inject(SessionStore).accept(sessions.linked);
  const asked = jest.spyOn(TestBed.inject(Ask), 'choose');
  TestBed.inject(Router).setUpLocationChangeListener();
  const harness = await RouterTestingHarness.create('/before');
  const form = await harness.navigateByUrl('/forms/1/edit', FormPage);
  return { asked, form, router: TestBed.inject(Router), location: TestBed.inject(Location) };
}

/** Whether the browser is told to ask before unloading the document. */
function unload(): boolean {
  const event = new Event('beforeunload', { cancelable: true });
  window.dispatchEvent(event);
  return event.defaultPrevented;
}

type Leave = (about: Awaited<ReturnType<typeof setup>>) => unknown;
const ways: [string, Leave][] = [
  ['a link', ({ router }) => router.navigateByUrl('/elsewhere')],
  ['a link that leads on elsewhere', ({ router }) => router.navigateByUrl('/moved')],
  ['another of its kind', ({ router }) => router.navigateByUrl('/forms/2/edit')],
  ['Back', ({ location }) => location.back()],
  [
    'the end of the session',
    () => TestBed.inject(ProblemRoutes).follow({ status: 401, code: 'login_required', detail: '' }),
  ],
];

describe('unsaved input', () => {
  afterEach(() => jest.restoreAllMocks());

  it.each(ways)('survives %s: asks once, and staying keeps it', async (_way, leave) => {
    const about = await setup();
    about.form.type('precious');
    about.asked.mockResolvedValueOnce('stay');
    await leave(about);
    await until(() => about.asked.mock.calls.length === 1);
    await until(() => !about.router.currentNavigation());
    expect(about.router.url).toBe('/forms/1/edit');
    expect(about.form.words.value).toBe('precious');
    // It asks again the next time.
    about.asked.mockResolvedValueOnce('leave');
    await leave(about);
    await until(() => about.router.url !== '/forms/1/edit');
    expect(about.asked).toHaveBeenCalledTimes(2);
  });

  it.each(ways)('is not asked about on %s if nothing was typed', async (_way, leave) => {
    const about = await setup();
    await leave(about);
    await until(() => about.router.url !== '/forms/1/edit');
    expect(about.asked).not.toHaveBeenCalled();
  });

  it('is not asked about once changed back', async () => {
    const about = await setup();
    about.form.type('x');
    about.form.type('');
    await about.router.navigateByUrl('/elsewhere');
    expect(about.asked).not.toHaveBeenCalled();
  });

  it('makes the browser ask before unloading the document, and only then', async () => {
    const { form, router, asked } = await setup();
    expect(unload()).toBe(false);
    form.type('precious');
    expect(unload()).toBe(true);
    asked.mockResolvedValueOnce('leave');
    await router.navigateByUrl('/elsewhere');
    expect(unload()).toBe(false);
  });

  it('is asked about before signing out, and staying keeps the user signed in', async () => {
    const { form, asked } = await setup();
    const [session, http] = [TestBed.inject(SessionStore), TestBed.inject(HttpTestingController)];
    form.type('precious');
    asked.mockResolvedValueOnce('stay');
    await session.signOut();
    http.expectNone('/api/v1/session');
    asked.mockResolvedValueOnce('leave');
    const leaving = session.signOut();
    (await until(() => http.match('/api/v1/session')[0])).flush({});
    await leaving;
    expect(TestBed.inject(FakeBrowser).opened).toEqual(['/sign-in']);
    // Already asked: the browser doesn't ask again.
    expect(unload()).toBe(false);
  });

  it('is asked about once for concurrent attempts to leave', async () => {
    const { form, asked } = await setup();
    let answer: (value: string) => void = () => undefined;
    asked.mockReturnValueOnce(new Promise((resolve) => (answer = resolve)));
    form.type('precious');
    const unsaved = TestBed.inject(Unsaved);
    const both = Promise.all([unsaved.mayLeave(), form.draft.mayLeave()]);
    answer('leave');
    expect(await both).toEqual([true, true]);
    expect(asked).toHaveBeenCalledTimes(1);
    expect(await form.draft.mayLeave()).toBe(true);
  });

  it('is kept if the question is closed without an answer', async () => {
    const { form, asked } = await setup();
    form.type('precious');
    asked.mockResolvedValueOnce(undefined);
    expect(await form.draft.mayLeave()).toBe(false);
    expect(form.draft.isTouched()).toBe(true);
  });
});

describe('rememberForm', () => {
  it.each([
    ['a number', 1, 2],
    ['text that is no number', null, Number.NaN],
    ['a date', new Date(2027, 0, 2), new Date(2027, 1, 1)],
    ['a date that is none', new Date(2027, 0, 2), null],
  ])('sees %s change', (_what, before, after) => {
    const control = new FormControl<unknown>(before);
    const isChanged = rememberForm(control);
    expect(isChanged()).toBe(false);
    control.setValue(after);
    control.markAsDirty();
    expect(isChanged()).toBe(true);
    control.setValue(before);
    expect(isChanged()).toBe(false);
  });
});
