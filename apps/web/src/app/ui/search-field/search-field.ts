import {
  ChangeDetectionStrategy,
  Component,
  DestroyRef,
  type ElementRef,
  inject,
  input,
  linkedSignal,
  output,
  viewChild,
} from '@angular/core';
import { Icon } from '../icon/icon';
import { searchFieldTexts } from './search-field.texts';

/** A search box that says what is looked for once the typing pauses; Enter does not wait. */
@Component({
  selector: 'edu-search-field',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Icon],
  template: `
    <label>
      <edu-icon name="search" />
      <input
        #box
        type="search"
        autocomplete="off"
        spellcheck="false"
        maxlength="200"
        [attr.aria-label]="label()"
        [placeholder]="placeholder()"
        [value]="text()"
        (input)="type(box.value)"
        (keydown.enter)="send()"
      />
    </label>
    @if (text()) {
      <button
        type="button"
        class="edu-icon-button"
        [attr.aria-label]="texts.clear"
        (click)="clear()"
      >
        <edu-icon name="close" />
      </button>
    }
  `,
  styleUrl: './search-field.scss',
})
export class SearchField {
  /** What assistive technology calls the box. */
  readonly label = input.required<string>();
  readonly placeholder = input('');
  /** What is looked for now, as the page knows it (from its address). */
  readonly value = input('');
  /** How long to wait for the next key, in ms. */
  readonly pause = input(0);
  readonly searched = output<string>();

  protected readonly texts = searchFieldTexts;
  private readonly box = viewChild.required<ElementRef<HTMLInputElement>>('box');
  private timer: ReturnType<typeof setTimeout> | undefined;
  private sent: string | undefined;

  // The page's answer to what was sent must not undo what was typed in the meantime.
  protected readonly text = linkedSignal<string, string>({
    source: this.value,
    computation: (value, previous) => (previous && value === this.sent ? previous.value : value),
  });

  constructor() {
    inject(DestroyRef).onDestroy(() => clearTimeout(this.timer));
  }

  /** Empties the box, says so at once and stays in it. */
  clear(): void {
    this.text.set('');
    this.send();
    this.focus();
  }

  focus(): void {
    this.box().nativeElement.focus();
  }

  protected type(text: string): void {
    this.text.set(text);
    clearTimeout(this.timer);
    if (this.pause() === 0) this.send();
    else this.timer = setTimeout(() => this.send(), this.pause());
  }

  protected send(): void {
    clearTimeout(this.timer);
    const wanted = this.text().trim();
    if (wanted === (this.sent ?? this.value())) return;
    this.sent = wanted;
    this.searched.emit(wanted);
  }
}
