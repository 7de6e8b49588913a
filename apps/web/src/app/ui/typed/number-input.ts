import { computed, Directive, ElementRef, forwardRef, inject, signal } from '@angular/core';
import {
  NG_VALIDATORS,
  NG_VALUE_ACCESSOR,
  type ControlValueAccessor,
  type ValidationErrors,
  type Validator,
} from '@angular/forms';
import { NumberFormat } from './number-format';
import { READER_LOCALE } from './reader-locale';

const steps: Partial<Record<string, number>> = { ArrowUp: 1, ArrowDown: -1 };

/**
 * A number field in the user's locale; native ones drop the comma of “87,5” where the browser expects a point. Invalid
 * text sets the control to NaN, with the error `number`.
 */
@Directive({
  selector: 'input[eduNumber]',
  providers: [
    { provide: NG_VALUE_ACCESSOR, useExisting: forwardRef(() => NumberInput), multi: true },
    { provide: NG_VALIDATORS, useExisting: forwardRef(() => NumberInput), multi: true },
  ],
  host: {
    inputmode: 'decimal',
    autocomplete: 'off',
    role: 'spinbutton',
    '[attr.aria-valuenow]': 'shown()',
    '(input)': 'read()',
    '(blur)': 'leave()',
    '(keydown)': 'step($event)',
  },
})
export class NumberInput implements ControlValueAccessor, Validator {
  private readonly field = inject<ElementRef<HTMLInputElement>>(ElementRef).nativeElement;
  private readonly format = new NumberFormat(inject(READER_LOCALE));
  private readonly value = signal<number | null>(null);
  protected readonly shown = computed(() => (Number.isNaN(this.value()) ? null : this.value()));

  private report: (value: number | null) => void = () => undefined;
  private touch: () => void = () => undefined;

  protected read(): void {
    const text = this.field.value.trim();
    this.value.set(text ? (this.format.parse(text) ?? Number.NaN) : null);
    this.report(this.value());
  }

  /** Replaces the typed text with the parsed number's formatting. */
  protected leave(): void {
    this.touch();
    if (!Number.isNaN(this.value())) this.write();
  }

  protected step(event: KeyboardEvent): void {
    const step = steps[event.key];
    if (step === undefined || Number.isNaN(this.value())) return;
    event.preventDefault();
    this.value.update((value) => Math.max(0, (value ?? 0) + step));
    this.write();
    this.report(this.value());
  }

  writeValue(value: number | null): void {
    this.value.set(value);
    this.write();
  }

  registerOnChange(report: (value: number | null) => void): void {
    this.report = report;
  }

  registerOnTouched(touch: () => void): void {
    this.touch = touch;
  }

  setDisabledState(isDisabled: boolean): void {
    this.field.disabled = isDisabled;
  }

  validate(): ValidationErrors | null {
    return Number.isNaN(this.value()) ? { number: true } : null;
  }

  private write(): void {
    const value = this.value();
    this.field.value = value === null ? '' : this.format.format(value);
  }
}
