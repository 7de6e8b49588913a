import { ChangeDetectionStrategy, Component, input, type Signal } from '@angular/core';
import { LoadProblem, type LoadState, type RequestProblem } from '../../core';
import { Icon } from '../../ui/icon/icon';
import { NewTabLink } from '../../ui/new-tab-link/new-tab-link';
import { Note } from '../../ui/note/note';

interface LibraryTexts {
  readonly title: string;
  readonly seeMore: string;
  /** “The library holds more than these.” */
  readonly hasMore: string;
  /** “Class documents didn’t load” */
  readonly failed: string;
}

interface Library {
  readonly value: Signal<{ webUrl: string | null; hasMore: boolean } | undefined>;
  readonly state: Signal<LoadState>;
  readonly problem: Signal<RequestProblem | undefined>;
  reload(): void;
}

/** A card for what Microsoft keeps, with a link to all of it: class documents, conversations. */
@Component({
  selector: 'edu-library-card',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Icon, LoadProblem, NewTabLink, Note],
  templateUrl: './library-card.html',
  styleUrl: './library-card.scss',
})
export class LibraryCard {
  readonly texts = input.required<LibraryTexts>();
  readonly library = input.required<Library>();
}
