import { ChangeDetectionStrategy, Component, inject, output, signal } from '@angular/core';
import { Icon } from '../../../ui/icon/icon';
import { largestSeed } from '../seeded-random';
import { editorTexts, moveTexts, rulesTexts } from './editor.texts';
import { ruleWords } from './rule-words';
import { SeatMover } from './seat-mover';
import { SeatingDraft } from './seating-draft';

/** Undo, redo and what changes the room as a whole (SEAT-3). Holds what else is to stand in the line. */
@Component({
  selector: 'edu-arrange-toolbar',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Icon],
  templateUrl: './arrange-toolbar.html',
  styleUrl: './arrange-toolbar.scss',
})
export class ArrangeToolbar {
  protected readonly draft = inject(SeatingDraft);
  private readonly mover = inject(SeatMover);
  /** The chart was changed from here. */
  readonly arranged = output();

  protected readonly texts = editorTexts;
  protected readonly largestSeed = largestSeed;
  /** Of the random order last made. */
  protected readonly seed = signal<number | undefined>(undefined);

  undo(): void {
    if (!this.draft.canUndo()) return;
    this.draft.undo();
    this.tell(moveTexts.undone);
  }

  redo(): void {
    if (!this.draft.canRedo()) return;
    this.draft.redo();
    this.tell(moveTexts.redone);
  }

  protected shuffle(): void {
    this.fillWith(Math.floor(Math.random() * (largestSeed + 1)));
  }

  protected useSeed(text: string): void {
    const seed = Number.parseInt(text, 10);
    if (seed >= 0 && seed <= largestSeed) this.fillWith(seed);
  }

  protected fillAlphabetically(): void {
    this.draft.fillAlphabetically();
    this.tellFilled();
  }

  protected clear(): void {
    this.draft.clear();
    this.tell(moveTexts.cleared);
  }

  private fillWith(seed: number): void {
    this.seed.set(seed);
    this.draft.fillAtRandom(seed);
    this.tellFilled();
  }

  /** How many sit, and the rules that could not be kept by name. */
  private tellFilled(): void {
    const left = this.draft.notSeated().length;
    const filled = moveTexts.filled(this.draft.students().length - left, left);
    const broken = this.draft
      .brokenRules()
      .map((rule) => ruleWords(rule, (id) => this.mover.nameOf(id)));
    this.tell(broken.length ? `${filled} ${rulesTexts.unmet(broken)}` : filled);
  }

  private tell(news: string): void {
    this.mover.letGo(news);
    this.arranged.emit();
  }
}
