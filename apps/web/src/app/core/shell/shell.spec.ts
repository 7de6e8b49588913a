import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { HttpTestingController } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { MatMenuHarness } from '@angular/material/menu/testing';
import { Router } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import type { Session } from '@app/contracts';
import { appProviders, Blank, FakeBrowser } from '../../../testing/app-providers';
import { sessions } from '../../../testing/sessions';
import { until } from '../../../testing/until';
import { SessionStore } from '../session/session-store';
import { AccountMenu } from './account-menu';
import { Shell } from './shell';

async function setup(session: Session, path: string) {
  TestBed.configureTestingModule({
    providers: appProviders([
      { path: '', component: Shell, children: [{ path: '**', component: Blank }] },
    ]),
  });
  TestBed.inject(SessionStore).accept(session);
  const harness = await RouterTestingHarness.create(path);
  const page = harness.fixture.nativeElement as HTMLElement;
  document.body.append(page);
  const places = () =>
    Array.from(page.querySelectorAll('nav a')).map((one) => one.textContent?.trim());
  const here = () => page.querySelector('[aria-current=page]')?.textContent?.trim();
  return { harness, page, places, here };
}

describe('Shell', () => {
  beforeEach(() => sessionStorage.clear());

  it.each([
    ['/schools', 'Schools'],
    ['/schools/s1/classes', 'Classes'],
    ['/me', 'About me'],
  ])('marks where one is: %s', async (path, name) => {
    const { places, here } = await setup(sessions.linked, path);
    expect(places()).toEqual(['Schools', 'Classes', 'About me']);
    expect(here()).toBe(name);
  });

  it('shows no navigation until the accounts are linked', async () => {
    expect((await setup(sessions.microsoftOnly, '/link')).places()).toEqual([]);
  });

  it('LINK-6: lets an unlinked administrator navigate, and names the tenant', async () => {
    const { places, page } = await setup(sessions.unlinkedAdmin, '/admin');
    expect(places()).toEqual(['Link', 'Admin']);
    expect(page.querySelector('header')?.textContent).toContain('Contoso Education');
  });

  it('offers sign-in to signed-out users', async () => {
    const { page } = await setup(sessions.signedOut, '/admin/consent');
    expect(page.querySelector('header a[href="/sign-in"]')?.textContent).toBe('Sign in');
  });

  it('starts with a skip link to the content', async () => {
    const { page } = await setup(sessions.linked, '/schools');
    const first = page.querySelector<HTMLElement>('a, button')!;
    expect(first.textContent).toBe('Skip to content');
    first.click();
    expect(document.activeElement?.tagName).toBe('MAIN');
    expect(TestBed.inject(Router).url).toBe('/schools');
  });

  it('shows a note only while the browser is offline', async () => {
    const { harness, page } = await setup(sessions.linked, '/schools');
    window.dispatchEvent(new Event('offline'));
    await harness.fixture.whenStable();
    expect(page.querySelector('[role=status]')?.textContent).toContain('You’re offline.');
    window.dispatchEvent(new Event('online'));
    await harness.fixture.whenStable();
    expect(page.querySelector('[role=status]')).toBeNull();
  });
});

describe('AccountMenu', () => {
  async function open(session: Session) {
    TestBed.configureTestingModule({ providers: appProviders() });
    TestBed.inject(SessionStore).accept(session);
    const fixture = TestBed.createComponent(AccountMenu);
    const loader = TestbedHarnessEnvironment.loader(fixture);
    const [appearance, account] = await loader.getAllHarnesses(MatMenuHarness);
    return { appearance: appearance!, account: account!, fixture };
  }

  it('shows the user’s name and role', async () => {
    const { account } = await open(sessions.linked);
    expect(await account.getTriggerText()).toContain('Elena Marsh, Teacher: account menu');
    await account.open();
    const items = await Promise.all((await account.getItems()).map((item) => item.getText()));
    expect(items).toEqual(['About me', 'Link accounts', 'Appearance', 'Sign out']);
  });

  it('shows the account type of a user without a role', async () => {
    const { account } = await open(sessions.localOnly);
    expect(await account.getTriggerText()).toContain('elena@home.example, EDUGraph account');
  });

  it('AUTH-9: signs out', async () => {
    const { account } = await open(sessions.linked);
    await account.open();
    const choosing = account.clickItem({ text: 'Sign out' });
    const http = TestBed.inject(HttpTestingController);
    const asked = await until(() => http.match({ method: 'DELETE', url: '/api/v1/session' })[0]);
    asked.flush({ logoutUrl: 'https://login.example/logout' });
    await choosing;
    expect(TestBed.inject(FakeBrowser).opened).toEqual(['https://login.example/logout']);
  });

  it('offers three appearances and marks the selected one', async () => {
    const { appearance } = await open(sessions.linked);
    await appearance.open();
    await appearance.clickItem({ text: 'Dark' });
    expect(document.documentElement.dataset['theme']).toBe('dark');
    await appearance.open();
    const checked = await Promise.all(
      (await appearance.getItems()).map(async (item) =>
        (await item.host()).getAttribute('aria-checked'),
      ),
    );
    expect(checked).toEqual(['false', 'false', 'true']);
    await appearance.clickItem({ text: 'System' });
    expect(document.documentElement.dataset['theme']).toBeUndefined();
  });
});
