import { provideHttpClient, withInterceptors } from '@angular/common/http';
import { provideHttpClientTesting } from '@angular/common/http/testing';
import { ChangeDetectionStrategy, Component } from '@angular/core';
import {
  provideRouter,
  withComponentInputBinding,
  withRouterConfig,
  type Routes,
} from '@angular/router';
import { Browser, guarded, problemInterceptor } from '../app/core';

/** A placeholder for other pages. */
@Component({
  selector: 'edu-blank',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: '<h1>Blank</h1>',
})
export class Blank {}

/** Records where the app would have navigated and what it would have copied. */
export class FakeBrowser implements Pick<
  Browser,
  'open' | 'reload' | 'print' | 'copy' | 'clearTab' | 'origin'
> {
  readonly origin = 'http://localhost:3000';
  readonly opened: string[] = [];
  readonly copied: string[] = [];
  reloads = 0;
  prints = 0;
  clears = 0;

  open(url: string): void {
    this.opened.push(url);
  }

  reload(): void {
    this.reloads += 1;
  }

  print(): void {
    this.prints += 1;
  }

  clearTab(): void {
    this.clears += 1;
  }

  copy(text: string): Promise<void> {
    this.copied.push(text);
    return Promise.resolve();
  }
}

/** The app's real HTTP and routing setup, with responses supplied by the spec. */
export function appProviders(routes: Routes = [{ path: '**', component: Blank }]) {
  return [
    provideHttpClient(withInterceptors([problemInterceptor])),
    provideHttpClientTesting(),
    provideRouter(
      guarded(routes),
      withComponentInputBinding(),
      withRouterConfig({ canceledNavigationResolution: 'computed' }),
    ),
    FakeBrowser,
    { provide: Browser, useExisting: FakeBrowser },
  ];
}
