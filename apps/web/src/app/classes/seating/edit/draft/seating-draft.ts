import { computed, Injectable, signal } from '@angular/core';
import type { ClassStudent } from '@app/contracts';
import { clear, notSeated } from '../../chart/chart';
import { nameParts } from '../../chart/short-names';
import { fillAlphabetically, fillAtRandom } from './fills';
import { advance, redo, startHistory, undo, type History } from './history';
import { brokenRules } from './seating-rules';
import { countChanges, emptyArrangement, isSame, type Arrangement } from './arrangement';

/** The unsaved chart on the screen. Every change can be undone. */
@Injectable()
export class SeatingDraft {
  private readonly history = signal<History<Arrangement>>(startHistory(emptyArrangement));
  private readonly base = signal<Arrangement>(emptyArrangement);
  private readonly keptIds = signal<ReadonlySet<string>>(new Set());
  private readonly leftIds = signal<ReadonlySet<string>>(new Set());

  readonly students = signal<readonly ClassStudent[]>([]);
  readonly now = computed(() => this.history().present);
  readonly chart = computed(() => this.now().chart);
  readonly rules = computed(() => this.now().rules);
  readonly brokenRules = computed(() => brokenRules(this.chart(), this.rules()));
  readonly canUndo = computed(() => this.history().past.length > 0);
  readonly canRedo = computed(() => this.history().future.length > 0);
  readonly changes = computed(() => countChanges(this.now(), this.base()));
  readonly notSeated = computed(() =>
    notSeated(this.chart(), this.students()).filter(({ id }) => this.isOfClass(id)),
  );
  /** Students who stay put when the room is filled or cleared. Lasts for this edit only. */
  readonly kept = this.keptIds.asReadonly();
  /** The class's students by id, without those who have left. */
  readonly known = computed(() => new Map(this.students().map((one) => [one.id, one])));
  readonly names = computed(() => nameParts(this.students()));
  /** Seated students who have left the class; the chart can't be saved with them. */
  readonly gone = computed(() =>
    this.chart().filter((id): id is string => id !== null && !this.isOfClass(id)),
  );

  start(saved: Arrangement): void {
    this.base.set(saved);
    this.history.set(startHistory(saved));
    this.keptIds.set(new Set());
  }

  /** Updates the saved state; the chart on the screen stays. */
  setSaved(saved: Arrangement): void {
    this.base.set(saved);
  }

  isOfClass(userId: string): boolean {
    return this.known().has(userId) && !this.leftIds().has(userId);
  }

  /** Marks students who have left the class: filling skips them, and their seats show as refused. */
  setLeft(userIds: readonly string[]): void {
    this.leftIds.update((left) => new Set([...left, ...userIds]));
  }

  change(next: Partial<Arrangement>): void {
    const changed = { ...this.now(), ...next };
    if (!isSame(changed, this.now())) this.history.update((history) => advance(history, changed));
  }

  undo(): void {
    this.history.update(undo);
  }

  redo(): void {
    this.history.update(redo);
  }

  toggleKept(userId: string): boolean {
    const kept = new Set(this.kept());
    if (!kept.delete(userId)) kept.add(userId);
    this.keptIds.set(kept);
    return kept.has(userId);
  }

  /** Stops keeping a student in place, since only seated students can be. */
  release(userId: string): void {
    if (this.kept().has(userId)) this.toggleKept(userId);
  }

  fillAtRandom(seed: number): void {
    const [chart, rules] = [this.chart(), this.rules()];
    this.change({ chart: fillAtRandom(chart, { ...this.fillOptions(), rules, seed }) });
  }

  fillAlphabetically(): void {
    this.change({ chart: fillAlphabetically(this.chart(), this.fillOptions()) });
  }

  clear(): void {
    this.change({ chart: clear(this.chart(), this.kept()) });
  }

  private fillOptions() {
    const students = this.students().filter(({ id }) => this.isOfClass(id));
    return { students, kept: this.kept() };
  }
}
