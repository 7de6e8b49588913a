import { provideHttpClient, withInterceptors } from '@angular/common/http';
import { provideHttpClientTesting } from '@angular/common/http/testing';
import { ChangeDetectionStrategy, Component } from '@angular/core';
import { provideRouter, withComponentInputBinding, type Routes } from '@angular/router';
import { Browser, problemInterceptor } from '../app/core';

/** Stands where another page would be. */
@Component({
  selector: 'edu-blank',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: '<h1>Blank</h1>',
})
export class Blank {}

/** The browser's outside: where the app would have left to, what it would have copied. */
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

/** The app's own HTTP and routing, with requests answered by the spec. */
export function appProviders(routes: Routes = [{ path: '**', component: Blank }]) {
  return [
    provideHttpClient(withInterceptors([problemInterceptor])),
    provideHttpClientTesting(),
    provideRouter(routes, withComponentInputBinding()),
    FakeBrowser,
    { provide: Browser, useExisting: FakeBrowser },
  ];
}
