import { ChangeDetectionStrategy, Component, forwardRef, input, signal } from '@angular/core';
import { NG_VALUE_ACCESSOR, type ControlValueAccessor } from '@angular/forms';
import { Icon } from '../icon/icon';
import { favoriteColorChoices } from './favorite-color-choices';
import { favoriteColorTexts } from './favorite-color.texts';

let lastGroup = 0;

/** The three colors of AUTH-1 as a radio group; its value is the stored color. */
@Component({
  selector: 'edu-favorite-color',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Icon],
  providers: [
    { provide: NG_VALUE_ACCESSOR, useExisting: forwardRef(() => FavoriteColorPicker), multi: true },
  ],
  templateUrl: './favorite-color.html',
  styleUrl: './favorite-color.scss',
})
export class FavoriteColorPicker implements ControlValueAccessor {
  /** The group's visible name. */
  readonly label = input(favoriteColorTexts.label);

  protected readonly choices = favoriteColorChoices;
  protected readonly group = `edu-favorite-color-${++lastGroup}`;
  protected readonly value = signal<string | null>(null);
  protected readonly disabled = signal(false);

  private report: (value: string) => void = () => undefined;
  private touch: () => void = () => undefined;

  protected choose(value: string): void {
    this.value.set(value);
    this.report(value);
  }

  protected leave(): void {
    this.touch();
  }

  writeValue(value: string | null): void {
    this.value.set(value);
  }

  registerOnChange(report: (value: string) => void): void {
    this.report = report;
  }

  registerOnTouched(touch: () => void): void {
    this.touch = touch;
  }

  setDisabledState(disabled: boolean): void {
    this.disabled.set(disabled);
  }
}
