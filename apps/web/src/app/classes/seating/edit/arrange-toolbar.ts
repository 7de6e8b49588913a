import { ChangeDetectionStrategy, Component, inject, output, signal } from '@angular/core';
import { Icon } from '../../../ui/icon/icon';
import { largestSeed } from './draft/seeded-random';
import { moveTexts } from './draft/move.texts';
import { editorTexts, rulesTexts } from './editor.texts';
import { ruleWords } from './rule-words';
import { SeatMover } from './draft/seat-mover';
import { SeatingDraft } from './draft/seating-draft';

/** Undo, redo, and actions on the whole room (SEAT-3). Projects extra content into the toolbar. */
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
  /** The toolbar changed the chart. */
  readonly arranged = output();

  protected readonly texts = editorTexts;
  protected readonly largestSeed = largestSeed;
  /** Seed of the last random fill. */
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
    this.announceFill();
  }

  protected clear(): void {
    this.draft.clear();
    this.tell(moveTexts.cleared);
  }

  private fillWith(seed: number): void {
    this.seed.set(seed);
    this.draft.fillAtRandom(seed);
    this.announceFill();
  }

  /** Announces how many students are seated, and names the rules that could not be kept. */
  private announceFill(): void {
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
