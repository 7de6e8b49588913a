import { inject, Injectable, signal } from '@angular/core';
import type { SaveSeating } from '@app/contracts';
import { Ask, problemOf, problemSentence, type RequestProblem, Snackbar } from '../../../core';
import { countDifferences, toSeats } from '../chart/chart';
import { SeatingApi, type TaggedChart } from '../chart/seating-api';
import { toArrangement, type Arrangement } from './draft/arrangement';
import { conflictTexts, editorTexts } from './editor.texts';
import { SeatingDraft } from './draft/seating-draft';

const toSave = ({ chart, rules }: Arrangement): SaveSeating => ({
  seats: toSeats(chart),
  rules: [...rules],
});

/** Saves the draft over the version it is based on, and asks what to do if that is outdated (SEAT-2). */
@Injectable()
export class SeatingSaver {
  private readonly api = inject(SeatingApi);
  private readonly draft = inject(SeatingDraft);
  private readonly ask = inject(Ask);
  private readonly snackbar = inject(Snackbar);
  private address = '';
  private etag = '';
  private before: Arrangement | undefined;

  readonly isSaving = signal(false);
  /** Why the last save failed. */
  readonly problem = signal('');

  start(address: string, { chart, etag }: TaggedChart): void {
    this.address = address;
    this.etag = etag;
    this.before = toArrangement(chart);
    this.draft.start(this.before);
  }

  /** @returns whether the chart on the screen is now the saved one */
  async save(): Promise<boolean> {
    if (this.isSaving()) return false;
    this.isSaving.set(true);
    this.problem.set('');
    try {
      return await this.put(this.etag);
    } catch (error) {
      this.explain(problemOf(error));
      return false;
    } finally {
      this.isSaving.set(false);
    }
  }

  private async put(etag: string): Promise<boolean> {
    const arrangement = this.draft.now();
    try {
      const saved = await this.api.save(this.address, toSave(arrangement), etag);
      this.draft.setSaved(arrangement);
      this.confirm(saved.etag);
      return true;
    } catch (error) {
      if (problemOf(error).code !== 'precondition_failed') throw error;
      return this.settle(await this.api.read(this.address));
    }
  }

  private async settle(theirs: TaggedChart): Promise<boolean> {
    switch (await this.askWhichChart(theirs)) {
      case 'mine':
        this.before = toArrangement(theirs.chart);
        return this.put(theirs.etag);
      case 'theirs':
        this.take(theirs);
        return false;
      default:
        return false;
    }
  }

  private askWhichChart({ chart }: TaggedChart): Promise<'keep' | 'theirs' | 'mine' | undefined> {
    const { displayName, at } = chart.savedBy ?? { displayName: '', at: '' };
    const count = countDifferences(this.draft.chart(), toArrangement(chart).chart);
    return this.ask.choose({
      title: conflictTexts.title,
      text: `${conflictTexts.saved(displayName, at, Date.now())} ${conflictTexts.differs(count)}`,
      answers: [
        { value: 'keep', label: conflictTexts.keep, kind: '' },
        { value: 'theirs', label: conflictTexts.theirs(displayName), kind: '' },
        { value: 'mine', label: conflictTexts.mine, kind: 'danger' },
      ],
    });
  }

  /** In a single step, so one undo brings the user's own chart back. */
  private take({ chart, etag }: TaggedChart): void {
    const theirs = toArrangement(chart);
    this.etag = etag;
    this.before = theirs;
    this.draft.change(theirs);
    this.draft.setSaved(theirs);
  }

  private confirm(etag: string): void {
    const { before, address } = this;
    this.etag = etag;
    const undo = { label: editorTexts.undo, run: () => void this.restore(address, before, etag) };
    void this.snackbar.show(editorTexts.saved, before && undo);
  }

  /** Saves the previous chart again, unless someone else has saved since. */
  private async restore(address: string, before: Arrangement | undefined, etag: string) {
    if (!before) return;
    try {
      await this.api.save(address, toSave(before), etag);
      void this.snackbar.show(editorTexts.restored);
    } catch (error) {
      void this.snackbar.show(
        problemOf(error).code === 'precondition_failed'
          ? editorTexts.changedSince
          : editorTexts.notRestored,
      );
    }
  }

  private explain(problem: RequestProblem): void {
    const left = (problem.errors ?? []).flatMap(({ path }) => {
      const index = /^seats\.(\d+)\.userId$/.exec(path)?.[1];
      const seat = index === undefined ? undefined : toSeats(this.draft.chart())[Number(index)];
      return seat ? [seat.userId] : [];
    });
    this.draft.setLeft(left);
    if (this.dropRules(problem)) this.problem.set(editorTexts.rulesDropped);
    else if (left.length === 0)
      this.problem.set(`${editorTexts.notSaved} ${problemSentence(problem)}`);
  }

  /** Drops the rules the API rejected for naming someone who left the class. @returns whether there were any */
  private dropRules({ errors = [] }: RequestProblem): boolean {
    const refused = errors.flatMap(({ path }) => /^rules\.(\d+)\.userIds$/.exec(path)?.[1] ?? []);
    const rules = this.draft.rules().filter((_, index) => !refused.includes(String(index)));
    this.draft.change({ rules });
    return refused.length > 0;
  }
}
