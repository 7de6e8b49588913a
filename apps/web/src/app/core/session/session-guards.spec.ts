import { HttpTestingController } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { Router, type Routes } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import type { Session } from '@app/contracts';
import { appProviders, Blank } from '../../../testing/app-providers';
import { sessions } from '../../../testing/sessions';
import { until } from '../../../testing/until';
import {
  adminOnly,
  goHome,
  linkedUsersOnly,
  loginRequired,
  sessionKnown,
  signedOutOnly,
} from './session-guards';
import { SessionStore } from './session-store';

const routes: Routes = [
  { path: '', pathMatch: 'full', canActivate: [goHome], children: [] },
  { path: 'sign-in', canActivate: [signedOutOnly], component: Blank },
  { path: 'link', canActivate: [loginRequired], component: Blank },
  { path: 'schools', canActivate: [linkedUsersOnly], component: Blank },
  { path: 'admin', canActivate: [adminOnly], component: Blank },
  { path: 'consent', canActivate: [sessionKnown], component: Blank },
  { path: 'forbidden', component: Blank, title: 'Not allowed' },
];

async function visit(path: string, session: Session): Promise<string> {
  TestBed.configureTestingModule({ providers: appProviders(routes) });
  TestBed.inject(SessionStore).accept(session);
  await RouterTestingHarness.create(path);
  return TestBed.inject(Router).url;
}

describe('AUTH-7: access to pages', () => {
  it.each([
    ['a signed-out user', sessions.signedOut, '/sign-in'],
    ['an unlinked user', sessions.microsoftOnly, '/link'],
    ['a linked user', sessions.linked, '/schools'],
  ])('leads %s home', async (_name, session, home) => {
    expect(await visit('/', session)).toBe(home);
  });

  it.each([
    ['/schools', '/sign-in?returnTo=%2Fschools'],
    ['/link', '/sign-in?returnTo=%2Flink'],
    ['/admin', '/sign-in?returnTo=%2Fadmin'],
  ])('asks for a sign-in at %s and comes back', async (path, answer) => {
    expect(await visit(path, sessions.signedOut)).toBe(answer);
  });

  it('sends an unlinked user to Link', async () => {
    expect(await visit('/schools', sessions.localOnly)).toBe('/link');
  });

  it('shows a linked user the schools, and Link as well', async () => {
    expect(await visit('/schools', sessions.linked)).toBe('/schools');
  });

  it('LINK-6: admits an administrator without a link', async () => {
    expect(await visit('/admin', sessions.unlinkedAdmin)).toBe('/admin');
  });

  it('tells others that administration is off limits, at the same URL', async () => {
    TestBed.configureTestingModule({ providers: appProviders(routes) });
    TestBed.inject(SessionStore).accept(sessions.linked);
    const harness = await RouterTestingHarness.create('/schools');
    await harness.navigateByUrl('/admin');
    expect(TestBed.inject(Router).url).toBe('/forbidden');
    expect(TestBed.inject(Router).lastSuccessfulNavigation()?.extras.skipLocationChange).toBe(true);
  });

  it('keeps signed-in users away from sign-in, unless there is an error to show', async () => {
    expect(await visit('/sign-in', sessions.linked)).toBe('/schools');
    TestBed.resetTestingModule();
    expect(await visit('/sign-in?error=sign_in_failed', sessions.linked)).toBe(
      '/sign-in?error=sign_in_failed',
    );
  });

  it('shows public pages even if the session cannot be loaded', async () => {
    TestBed.configureTestingModule({ providers: appProviders(routes) });
    const visiting = RouterTestingHarness.create('/consent');
    const http = TestBed.inject(HttpTestingController);
    const asked = await until(() => http.match('/api/v1/session')[0]);
    asked.error(new ProgressEvent('error'));
    await visiting;
    expect(TestBed.inject(Router).url).toBe('/consent');
  });
});
