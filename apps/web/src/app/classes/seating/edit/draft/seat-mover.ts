import { computed, inject, Injectable, signal } from '@angular/core';
import { deskOf, putAt, studentAt, takeOff } from '../../chart/chart';
import { moveTexts as texts } from './move.texts';
import { SeatingDraft } from './seating-draft';

/** The picked-up student and the desk they came from; null for the tray. */
export interface Held {
  readonly userId: string;
  readonly from: number | null;
}

/**
 * Picks up, moves, and drops students, by mouse, touch, taps, or keys alike. `target` is the current desk; `news` holds
 * messages for the live region.
 */
@Injectable()
export class SeatMover {
  private readonly draft = inject(SeatingDraft);
  private readonly heldSignal = signal<Held | null>(null);
  private readonly newsSignal = signal('');

  readonly held = this.heldSignal.asReadonly();
  readonly news = this.newsSignal.asReadonly();
  readonly target = signal(1);
  /** Whether it is being dragged by mouse or finger, so the browser draws it. */
  readonly isDragging = signal(false);

  readonly heldName = computed(() => this.nameOf(this.held()?.userId ?? null));
  /** What dropping at the target would do. */
  readonly outlook = computed(() => {
    const held = this.held();
    if (!held) return '';
    const desk = this.target();
    if (desk === held.from) return texts.deskOwn(desk);
    const other = studentAt(this.draft.chart(), desk);
    if (other === null) return texts.deskFree(desk);
    const name = this.nameOf(other);
    return held.from === null ? texts.deskTakenOver(desk, name) : texts.deskTaken(desk, name);
  });

  pickUp(userId: string): void {
    const from = deskOf(this.draft.chart(), userId);
    this.heldSignal.set({ userId, from });
    this.target.set(from ?? this.firstFree() ?? this.target());
  }

  /** Handles a tap or Space on a desk. */
  useDesk(desk: number): void {
    const userId = studentAt(this.draft.chart(), desk);
    if (this.held()) this.dropAt(desk);
    else if (userId !== null) this.pickUp(userId);
    this.target.set(desk);
  }

  dropAt(desk: number): void {
    const held = this.held();
    if (!held) return;
    const { userId, from } = held;
    if (desk === from) return this.putBack();
    const other = studentAt(this.draft.chart(), desk);
    this.heldSignal.set(null);
    this.target.set(desk);
    this.draft.change({ chart: putAt(this.draft.chart(), userId, desk) });
    if (other !== null && from === null) this.draft.release(other);
    this.say(this.describeDrop({ userId, from }, desk, other));
  }

  putBack(): void {
    const held = this.held();
    if (!held) return;
    this.heldSignal.set(null);
    if (held.from !== null) this.target.set(held.from);
    this.say(texts.putBack(this.nameOf(held.userId)));
  }

  takeOff(userId: string): void {
    this.heldSignal.set(null);
    const name = this.nameOf(userId);
    this.draft.change({ chart: takeOff(this.draft.chart(), userId) });
    this.draft.release(userId);
    this.say(texts.takenOff(name));
  }

  toggleKept(userId: string): void {
    this.heldSignal.set(null);
    const isKept = this.draft.toggleKept(userId);
    const name = this.nameOf(userId);
    this.say(isKept ? texts.kept(name) : texts.released(name));
  }

  /** Drops any held student without placing them, because the whole chart changed. */
  letGo(news = ''): void {
    this.heldSignal.set(null);
    this.say(news);
  }

  say(news: string): void {
    this.newsSignal.set(news);
  }

  nameOf(userId: string | null): string {
    return this.draft.known().get(userId ?? '')?.displayName ?? texts.gone;
  }

  private describeDrop({ userId, from }: Held, desk: number, other: string | null): string {
    const name = this.nameOf(userId);
    if (other === null) return texts.sits(name, desk);
    if (from === null) return texts.replaced(name, desk, this.nameOf(other));
    return texts.swapped({ name, desk }, { name: this.nameOf(other), desk: from });
  }

  private firstFree(): number | undefined {
    const index = this.draft.chart().indexOf(null);
    return index < 0 ? undefined : index + 1;
  }
}
