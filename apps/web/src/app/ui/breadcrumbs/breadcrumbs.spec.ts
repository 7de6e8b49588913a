import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { Breadcrumbs } from './breadcrumbs';

describe('Breadcrumbs', () => {
  it('links to the pages above and names this one', async () => {
    TestBed.configureTestingModule({ providers: [provideRouter([])] });
    const fixture = TestBed.createComponent(Breadcrumbs);
    fixture.componentRef.setInput('trail', [
      { label: 'Schools', link: '/schools' },
      { label: 'Contoso High School' },
    ]);
    await fixture.whenStable();
    const page = fixture.nativeElement as HTMLElement;

    expect(page.querySelector('nav')?.getAttribute('aria-label')).toBe('Breadcrumb');
    expect(page.querySelector('a')?.getAttribute('href')).toBe('/schools');
    expect(page.querySelector('a')?.textContent?.trim()).toBe('Schools');
    expect(page.querySelector('[aria-current=page]')?.textContent).toBe('Contoso High School');
  });
});
