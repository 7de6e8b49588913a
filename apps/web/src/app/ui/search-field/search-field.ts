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

/** A search box that emits once typing pauses, or right away on Enter. */
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
  /** The box's accessible name. */
  readonly label = input.required<string>();
  readonly placeholder = input('');
  /** The page's current search (from its URL). */
  readonly value = input('');
  /** How long typing must pause before it emits, in ms. */
  readonly pause = input(0);
  readonly searched = output<string>();

  protected readonly texts = searchFieldTexts;
  private readonly box = viewChild.required<ElementRef<HTMLInputElement>>('box');
  private timer: ReturnType<typeof setTimeout> | undefined;
  private sent: string | undefined;

  // The page echoing an earlier search must not overwrite what was typed in the meantime.
  protected readonly text = linkedSignal<string, string>({
    source: this.value,
    computation: (value, previous) => (previous && value === this.sent ? previous.value : value),
  });

  constructor() {
    inject(DestroyRef).onDestroy(() => clearTimeout(this.timer));
  }

  /** Clears the box, emits at once, and keeps the focus. */
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
