import { ChangeDetectionStrategy, Component } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { FormControl, ReactiveFormsModule } from '@angular/forms';
import { FavoriteColorPicker } from './favorite-color';

@Component({
  selector: 'edu-test-host',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [FavoriteColorPicker, ReactiveFormsModule],
  template: `<edu-favorite-color [formControl]="control" />`,
})
class Host {
  readonly control = new FormControl<string | null>('#2F19FF');
}

async function setup() {
  const fixture = TestBed.createComponent(Host);
  await fixture.whenStable();
  const page = fixture.nativeElement as HTMLElement;
  const radios = () => Array.from(page.querySelectorAll<HTMLInputElement>('input[type=radio]'));
  const radio = (name: string) =>
    radios().find((one) => one.labels?.[0]?.textContent?.trim() === name)!;
  return { fixture, page, radios, radio, control: fixture.componentInstance.control };
}

describe('FavoriteColorPicker', () => {
  it('AUTH-1: offers the three colors as one named radio group', async () => {
    const { page, radios } = await setup();
    const group = page.querySelector('[role=radiogroup]')!;
    const name = page.querySelector(`#${group.getAttribute('aria-labelledby')}`);

    expect(name?.textContent).toBe('Favorite color');
    expect(radios().map((one) => [one.labels?.[0]?.textContent?.trim(), one.value])).toEqual([
      ['Blue', '#2F19FF'],
      ['Green', '#127605'],
      ['Grey', '#535353'],
    ]);
    expect(new Set(radios().map((one) => one.name)).size).toBe(1);
  });

  it('shows its form control’s value and updates it', async () => {
    const { fixture, radio, control } = await setup();
    expect(radio('Blue').checked).toBe(true);

    radio('Green').click();
    await fixture.whenStable();
    expect(control.value).toBe('#127605');
    expect(control.dirty).toBe(true);

    control.setValue('#535353');
    await fixture.whenStable();
    expect(radio('Grey').checked).toBe(true);
  });

  it('has nothing selected for an account without a color', async () => {
    const { fixture, radios, control } = await setup();
    control.setValue(null);
    await fixture.whenStable();
    expect(radios().some((one) => one.checked)).toBe(false);
  });

  it('cannot be changed while disabled, and counts as touched on blur', async () => {
    const { fixture, radios, radio, control } = await setup();
    radio('Blue').dispatchEvent(new Event('blur'));
    expect(control.touched).toBe(true);

    control.disable();
    await fixture.whenStable();
    expect(radios().every((one) => one.matches(':disabled'))).toBe(true);
  });
});
