import { MediaMatcher } from '@angular/cdk/layout';
import { Location } from '@angular/common';
import { HttpTestingController } from '@angular/common/http/testing';
import { ChangeDetectionStrategy, Component } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { Router } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import type { DeveloperSources, Session } from '@app/contracts';
import { appProviders, Blank } from '../../../testing/app-providers';
import { sessions } from '../../../testing/sessions';
import { until } from '../../../testing/until';
import { SessionStore } from '../session/session-store';
import { Shell } from '../shell/shell';
import { FakePerformanceObserver as Observer, timedAnswer } from './testing/timed-answers';

@Component({
  selector: 'edu-listing',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: '<h1>Listing</h1><input aria-label="Field" />',
})
class Listing {}

const sources: DeveloperSources = {
  repositoryUrl: 'https://git.example/o/n/blob/main',
  sources: {
    'EducationGraph.schools': { path: 'apps/api/src/education-graph.ts', startLine: 3, endLine: 9 },
    'SchoolsController.list': {
      path: 'apps/api/src/schools.controller.ts',
      startLine: 1,
      endLine: 2,
    },
    'edu-listing': { path: 'apps/web/src/listing.ts', startLine: 5, endLine: 40 },
  },
};

async function setup(options: { session?: Session; path?: string; isWide?: boolean } = {}) {
  const { session = { ...sessions.linked, demoHelper: true }, path = '/one', isWide } = options;
  Observer.install();
  jest.spyOn(performance, 'now').mockReturnValue(0);
  const media = { matches: isWide ?? true, addListener: jest.fn(), removeListener: jest.fn() };
  TestBed.configureTestingModule({
    providers: [
      ...appProviders([
        {
          path: '',
          component: Shell,
          children: [
            { path: 'one', component: Listing },
            { path: '**', component: Blank },
          ],
        },
      ]),
      { provide: MediaMatcher, useValue: { matchMedia: () => media } },
    ],
  });
  TestBed.inject(SessionStore).accept(session);
  const harness = await RouterTestingHarness.create(path);
  const page = harness.fixture.nativeElement as HTMLElement;
  document.body.replaceChildren(page);
  const settle = async () => {
    await new Promise((resolve) => setTimeout(resolve));
    harness.detectChanges();
  };
  await settle();
  const button = () => page.querySelector<HTMLElement>('[aria-label="Developer panel"]');
  const panel = () => page.querySelector<HTMLElement>('#developer-panel');
  const isOffered = Boolean(session.demoHelper && session.authenticated);
  await until(() => {
    harness.detectChanges();
    return !isOffered || button();
  });
  const press = async (target: HTMLElement | null | undefined) => {
    target?.focus();
    target?.click();
    await settle();
  };
  /** The panel, once lazy-loaded. */
  const shown = () =>
    until(() => {
      harness.detectChanges();
      return panel() ?? undefined;
    });
  const open = async () => {
    await press(button());
    return shown();
  };
  const answerSources = async (body: DeveloperSources) => {
    const http = TestBed.inject(HttpTestingController);
    (await until(() => http.match('/api/v1/developer/sources')[0])).flush(body);
    await settle();
  };
  const close = () => panel()?.querySelector<HTMLElement>('[aria-label=Close]');
  const text = () => panel()?.textContent?.replace(/\s+/g, ' ') ?? '';
  return { harness, button, panel, press, open, shown, close, settle, answerSources, text };
}

describe('the developer panel (DEMO-1)', () => {
  it('is offered only if the server enables it, and only to signed-in users', async () => {
    expect((await setup({ session: sessions.linked })).button()).toBeNull();
    expect(Observer.all).toEqual([]);
    TestBed.resetTestingModule();
    const signedOut = { ...sessions.signedOut, demoHelper: true };
    expect((await setup({ session: signedOut, path: '/one?panel=requests' })).panel()).toBeNull();
  });

  it('takes the focus, and returns it on Esc or ×', async () => {
    const { button, panel, open, press, close, settle } = await setup();
    await open();
    expect(panel()?.contains(document.activeElement)).toBe(true);
    expect(button()?.getAttribute('aria-expanded')).toBe('true');
    panel()?.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }));
    await settle();
    expect(panel()).toBeNull();
    expect(document.activeElement).toBe(button());
    await open();
    await press(close());
    expect(document.activeElement).toBe(button());
  });

  it('sits next to a wide page, and covers a narrow one as a dialog', async () => {
    const wide = await setup();
    await wide.open();
    expect(wide.panel()?.getAttribute('role')).toBe('complementary');
    TestBed.resetTestingModule();
    const narrow = await setup({ isWide: false });
    await narrow.open();
    expect(narrow.panel()?.getAttribute('role')).toBe('dialog');
    expect(narrow.panel()?.getAttribute('aria-modal')).toBe('true');
  });

  it('is kept in the URL, and stays open across pages', async () => {
    const { harness, panel, open, press, close } = await setup({ path: '/one?search=a#b' });
    const location = TestBed.inject(Location);
    await open();
    expect(location.path(true)).toBe('/one?search=a&panel=requests#b');
    await harness.navigateByUrl('/two?search=c');
    expect(location.path()).toBe('/two?search=c&panel=requests');
    expect(panel()).not.toBeNull();
    await press(close());
    expect(location.path()).toBe('/two?search=c');
    await TestBed.inject(Router).navigate([], {
      queryParams: { search: 'd' },
      queryParamsHandling: 'merge',
    });
    expect(location.path()).toBe('/two?search=d');
  });

  it('opens by a link, leaving the focus on the page', async () => {
    const { shown, button, press, close } = await setup({ path: '/one?panel=requests' });
    await shown();
    expect(document.activeElement).toBe(document.body);
    await press(close());
    expect(document.activeElement).toBe(button());
  });

  it('sums up the requests, lists them, and links each to the source that made it', async () => {
    const { open, panel, settle, answerSources, text } = await setup();
    Observer.answer(
      1,
      timedAnswer(
        '/api/v1/schools',
        ['cache', 'GET /education/me/schools 200 EducationGraph.schools', 2],
        ['graph', 'GET /education/schools 200 EducationGraph.unknown', 100.4],
        ['handler', 'SchoolsController.list'],
      ),
      timedAnswer('/api/v1/users/1/photo', ['graph', 'POST /$batch 200', 9]),
      timedAnswer('/api/v1/users/2/photo'),
    );
    await open();
    await answerSources(sources);
    expect(text()).toContain('2 Graph requests · 102 ms · 1 from cache');
    expect(text()).toContain('2 photos: 1 request');
    expect(text()).toMatch(/GET\s*\/education\/me\/schools.*200.*2 ms.*From cache/);
    expect(text()).toMatch(
      /GET\s*\/education\/schools.*100 ms.*From Graph.*EducationGraph.unknown/,
    );
    const links = Array.from(panel()!.querySelectorAll('a')).map((link) => link.href);
    expect(links).toEqual([
      'https://git.example/o/n/blob/main/apps/api/src/education-graph.ts#L3-L9',
      'https://git.example/o/n/blob/main/apps/web/src/listing.ts#L5-L40',
      'https://git.example/o/n/blob/main/apps/api/src/schools.controller.ts#L1-L2',
    ]);
    Observer.answer(2, timedAnswer('/api/v1/schools', ['graph', 'GET /a 503 Busy X.y']));
    await settle();
    expect(text()).toMatch(/^ ?Behind this page.*Busy.*From cache/);
  });

  it('names files and lines if no repository is configured', async () => {
    const { open, panel, answerSources, text } = await setup();
    await open();
    await answerSources({ ...sources, repositoryUrl: null });
    expect(panel()?.querySelector('a')).toBeNull();
    expect(text()).toContain('listing.ts:5–40');
  });

  it('S-16: renders no link for a non-web URL', async () => {
    const { open, panel, answerSources } = await setup();
    await open();
    await answerSources({ ...sources, repositoryUrl: 'javascript:alert(1)//' });
    expect(panel()?.querySelector('a')).toBeNull();
  });

  it('says when the page made no Graph requests', async () => {
    const { open, text } = await setup();
    await open();
    expect(text()).toContain('This page made no Graph requests.');
  });

  it('renders a path as plain text and never as HTML (S-16)', async () => {
    const { open, panel, text } = await setup();
    Observer.answer(1, timedAnswer('/api/v1/x', ['graph', 'GET /<img/src=x> 200']));
    await open();
    expect(text()).toContain('/<img/src=x>');
    expect(panel()?.querySelector('img')).toBeNull();
  });
});
