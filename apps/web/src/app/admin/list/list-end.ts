import {
  ChangeDetectionStrategy,
  Component,
  computed,
  input,
  output,
  type Signal,
} from '@angular/core';
import { problemSentence, type RequestProblem } from '../../core';
import { Note } from '../../ui/note/note';
import { SeeMore } from '../../ui/see-more/see-more';

interface PagedList {
  readonly items: Signal<readonly unknown[]>;
  readonly hasMore: Signal<boolean>;
  readonly isBusy: Signal<boolean>;
  readonly problem: Signal<RequestProblem | undefined>;
}

/** The end of an administration list that has loaded: See more, and why the next page did not load. */
@Component({
  selector: 'edu-list-end',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Note, SeeMore],
  template: `@if (failure(); as sentence) {
      <edu-note kind="error" role="alert">{{ sentence }}</edu-note>
    }
    <edu-see-more
      [shown]="shown() ?? list().items().length"
      [total]="total()"
      [hasMore]="list().hasMore()"
      [noun]="noun()"
      [busy]="list().isBusy()"
      (more)="more.emit()"
    />`,
  styles: `
    edu-note {
      margin: var(--edu-space-4) var(--edu-space-5) 0;
    }

    edu-see-more {
      margin-top: 0;
      padding: var(--edu-space-4) var(--edu-space-5);
      border-top: 1px solid var(--mat-sys-outline-variant);
    }
  `,
})
export class ListEnd {
  readonly list = input.required<PagedList>();
  readonly noun = input.required<readonly [string, string]>();
  /** “More entries didn’t load.” */
  readonly failed = input.required<string>();
  /** How many are shown, if not all that have loaded. */
  readonly shown = input<number>();
  /** The total count, if known. */
  readonly total = input<number>();
  readonly more = output();

  protected readonly failure = computed(() => {
    const problem = this.list().problem();
    return problem && `${this.failed()} ${problemSentence(problem)}`;
  });
}
