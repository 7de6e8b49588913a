import { TestBed } from '@angular/core/testing';
import { SeeMore } from './see-more';

async function setup(inputs: { shown: number; total?: number; hasMore?: boolean; busy?: boolean }) {
  const fixture = TestBed.createComponent(SeeMore);
  fixture.componentRef.setInput('noun', ['class', 'classes']);
  for (const [name, value] of Object.entries(inputs)) fixture.componentRef.setInput(name, value);
  const asked = jest.fn();
  fixture.componentInstance.more.subscribe(asked);
  await fixture.whenStable();
  const page = fixture.nativeElement as HTMLElement;
  return { page, asked, button: page.querySelector('button') };
}

describe('SeeMore (EDU-9)', () => {
  it('says how much of the list is loaded and requests more', async () => {
    const { page, button, asked } = await setup({ shown: 12, total: 14 });
    expect(page.textContent).toContain('12 of 14 classes');
    button!.click();
    expect(asked).toHaveBeenCalledTimes(1);
  });

  it('has no button at the end, and uses the singular for one class', async () => {
    const { page, button } = await setup({ shown: 1, total: 1 });
    expect(button).toBeNull();
    expect(page.textContent).toContain('1 of 1 class');
    expect(page.textContent).not.toContain('classes');
  });

  it('requests only one page at a time, and keeps the button in place for the focus', async () => {
    const { button, asked } = await setup({ shown: 12, total: 14, busy: true });
    button!.click();
    expect(asked).not.toHaveBeenCalled();
    expect(button!.disabled).toBe(false);
    expect(button!.getAttribute('aria-busy')).toBe('true');
  });

  it('works without a total, as long as there are more', async () => {
    const first = await setup({ shown: 20, hasMore: true });
    expect(first.page.textContent).toContain('20 classes');
    first.button!.click();
    expect(first.asked).toHaveBeenCalledTimes(1);
    TestBed.resetTestingModule();
    expect((await setup({ shown: 23, hasMore: false })).button).toBeNull();
  });
});
