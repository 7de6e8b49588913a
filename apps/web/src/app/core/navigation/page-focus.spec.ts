import { TestBed } from '@angular/core/testing';
import { Router, TitleStrategy } from '@angular/router';
import { ChangeDetectionStrategy, Component } from '@angular/core';
import { RouterTestingHarness } from '@angular/router/testing';
import { appProviders } from '../../../testing/app-providers';
import { keepsFocus, PageFocus } from './page-focus';
import { PageTitle } from './page-title';

@Component({
  selector: 'edu-some-page',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: '<main><h1>Heading</h1></main>',
})
class SomePage {}

async function setup() {
  const routes = [
    { path: 'one', title: 'One', component: SomePage },
    { path: 'two', title: 'Two', component: SomePage },
  ];
  TestBed.configureTestingModule({
    providers: [...appProviders(routes), { provide: TitleStrategy, useExisting: PageTitle }],
  });
  TestBed.inject(PageFocus).start();
  const harness = await RouterTestingHarness.create('/one');
  document.body.append(harness.fixture.nativeElement as HTMLElement);
  return harness;
}

describe('a page change', () => {
  it('leaves the first page to the browser', async () => {
    await setup();
    expect(document.title).toBe('One · EDUGraph');
    expect(document.activeElement).toBe(document.body);
  });

  it('sets the title and moves the focus to the heading', async () => {
    const harness = await setup();
    await harness.navigateByUrl('/two');
    expect(document.title).toBe('Two · EDUGraph');
    expect(document.activeElement?.tagName).toBe('H1');
  });

  it('keeps the focus when only the query changes', async () => {
    const harness = await setup();
    await harness.navigateByUrl('/one?search=a');
    expect(document.activeElement).toBe(document.body);
  });

  it('keeps the focus on a link that changes only part of the page', async () => {
    await setup();
    await TestBed.inject(Router).navigateByUrl('/two', { info: keepsFocus });
    expect(document.title).toBe('Two · EDUGraph');
    expect(document.activeElement).toBe(document.body);
  });

  it('lets a page set its own title', async () => {
    await setup();
    TestBed.inject(PageTitle).set('Math - Algebra 1');
    expect(document.title).toBe('Math - Algebra 1 · EDUGraph');
  });
});
