import { TestBed } from '@angular/core/testing';
import { NewTabLink } from './new-tab-link';
import { webAddress } from './web-address';

async function setup(address: string | null) {
  const fixture = TestBed.createComponent(NewTabLink);
  fixture.componentRef.setInput('address', address);
  await fixture.whenStable();
  return (fixture.nativeElement as HTMLElement).querySelector('a');
}

describe('a link to another site', () => {
  it('opens in a new tab without access to this one, and says so', async () => {
    const link = await setup('https://contoso.example/library');
    expect(link?.getAttribute('href')).toBe('https://contoso.example/library');
    expect(link?.target).toBe('_blank');
    expect(link?.rel.split(' ')).toContain('noopener');
    expect(link?.textContent).toContain('(opens in a new tab)');
  });

  it.each(['javascript:alert(1)', ' JavaScript:alert(1)', 'data:text/html,x', 'x', '/x', '', null])(
    'S-16: is plain text if the URL is %p',
    async (address) => {
      expect(webAddress(address)).toBeUndefined();
      expect(await setup(address)).toBeNull();
    },
  );
});
