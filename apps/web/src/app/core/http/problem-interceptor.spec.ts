import { HttpClient, HttpXsrfTokenExtractor } from '@angular/common/http';
import { HttpTestingController } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { MatDialogHarness } from '@angular/material/dialog/testing';
import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { Router } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import type { ProblemCode } from '@app/contracts';
import { firstValueFrom } from 'rxjs';
import { appProviders } from '../../../testing/app-providers';
import { sessions } from '../../../testing/sessions';
import { until } from '../../../testing/until';
import { SessionStore } from '../session/session-store';
import { problemOf, type RequestProblem } from '../problem/problem';

const address = '/api/v1/schools';
const before = '/schools?search=high';
let token = 'old';

async function setup() {
  TestBed.configureTestingModule({
    providers: [
      ...appProviders(),
      { provide: HttpXsrfTokenExtractor, useValue: { getToken: () => token } },
    ],
  });
  TestBed.inject(SessionStore).accept(sessions.linked);
  const harness = await RouterTestingHarness.create(before);
  const http = TestBed.inject(HttpTestingController);
  const settle = () => new Promise((resolve) => setTimeout(resolve));
  const failWith = async (status: number, code: ProblemCode) => {
    const asked = firstValueFrom(TestBed.inject(HttpClient).get(address)).then(
      () => undefined,
      (error: unknown) => problemOf(error),
    );
    http
      .expectOne(address)
      .flush({ status, code, detail: '', requestId: 'r-1' }, { status, statusText: code });
    const problem: RequestProblem | undefined = await asked;
    await settle();
    return problem;
  };
  return { harness, http, failWith, router: TestBed.inject(Router) };
}

describe('problemInterceptor', () => {
  beforeEach(() => (token = 'old'));
  afterEach(() => TestBed.inject(HttpTestingController).verify());

  it('login_required: leads to sign-in, which returns to the same page', async () => {
    const { failWith, router, http } = await setup();
    const problem = await failWith(401, 'login_required');
    expect(problem).toMatchObject({ code: 'login_required', requestId: 'r-1' });
    await until(() => router.url !== before);
    expect(router.url).toBe('/sign-in?returnTo=%2Fschools%3Fsearch%3Dhigh');
    void TestBed.inject(SessionStore).load();
    http.expectOne('/api/v1/session').flush(sessions.signedOut);
  });

  it('AUTH-5: asks for a Microsoft sign-in in one dialog, which returns to the same page', async () => {
    const { failWith, harness, router } = await setup();
    await failWith(401, 'microsoft_login_required');
    await failWith(401, 'microsoft_login_required');
    await until(() => document.querySelector('mat-dialog-container a') ?? undefined);
    const dialogs = await TestbedHarnessEnvironment.documentRootLoader(
      harness.fixture,
    ).getAllHarnesses(MatDialogHarness);
    expect(dialogs).toHaveLength(1);
    expect(await dialogs[0]!.getTitleText()).toBe('Login to Office 365 is required');
    const link = document.querySelector<HTMLAnchorElement>('mat-dialog-container a');
    expect(link?.getAttribute('href')).toBe(
      '/auth/microsoft/login?returnTo=%2Fschools%3Fsearch%3Dhigh&loginHint=EMarsh%40contoso.example',
    );
    expect(router.url).toBe(before);
    await dialogs[0]!.close();
  });

  it('ADM-2: shows a page about missing consent, at the same URL', async () => {
    const { failWith, router } = await setup();
    await failWith(403, 'consent_required');
    await until(() => router.url !== before);
    expect(router.url).toBe('/consent-needed');
    expect(router.lastSuccessfulNavigation()?.extras.skipLocationChange).toBe(true);
  });

  it('AUTH-6: sends a user unlinked elsewhere to Link, and reloads the session', async () => {
    const { failWith, router, http } = await setup();
    await failWith(403, 'linked_users_only');
    await until(() => router.url !== before);
    expect(router.url).toBe('/link');
    void TestBed.inject(SessionStore).load();
    http.expectOne('/api/v1/session').flush(sessions.microsoftOnly);
  });

  it('AUTH-4: renews a stale CSRF token once and retries the request', async () => {
    const { http } = await setup();
    const sent = firstValueFrom(TestBed.inject(HttpClient).post('/api/v1/link/local', {}));
    http
      .expectOne('/api/v1/link/local')
      .flush({ status: 403, code: 'csrf_failed' }, { status: 403, statusText: 'csrf_failed' });
    token = 'new';
    http.expectOne('/api/v1/session').flush(sessions.microsoftOnly);
    const again = await until(() => http.match('/api/v1/link/local')[0]);
    expect(again.request.headers.get('X-XSRF-TOKEN')).toBe('new');
    again.flush({ status: 403, code: 'csrf_failed' }, { status: 403, statusText: 'csrf_failed' });
    await expect(sent).rejects.toMatchObject({ status: 403 });
  });

  it('leaves other problems to the caller', async () => {
    const { failWith, router } = await setup();
    expect((await failWith(502, 'graph_error'))?.code).toBe('graph_error');
    expect(router.url).toBe(before);
  });

  it('ignores requests to other hosts', async () => {
    const { http, router } = await setup();
    const asked = firstValueFrom(TestBed.inject(HttpClient).get('/icons.svg'));
    http
      .expectOne('/icons.svg')
      .flush({ status: 401, code: 'login_required' }, { status: 401, statusText: 'x' });
    await expect(asked).rejects.toMatchObject({ status: 401 });
    expect(router.url).toBe(before);
  });
});
