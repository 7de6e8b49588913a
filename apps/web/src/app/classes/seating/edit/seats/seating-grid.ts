import { CdkDrag, CdkDragPlaceholder, CdkDropList, type CdkDragDrop } from '@angular/cdk/drag-drop';
import { ChangeDetectionStrategy, Component, computed, ElementRef, inject } from '@angular/core';
import { Icon } from '../../../../ui/icon/icon';
import { deskRows, studentAt } from '../../chart/chart';
import { favoriteOf } from '../../chart/favorite-of';
import { SeatCard } from '../../room/seat-card';
import { TeachersDesk } from '../../room/teachers-desk';
import { seatingTexts } from '../../chart/seating.texts';
import { moveTexts } from '../draft/move.texts';
import { SeatMover } from '../draft/seat-mover';
import { SeatingDraft } from '../draft/seating-draft';
import { endedAtPlace } from './drop-point';
import { dragDelay } from './drag-delay';
import { deskForKey } from './grid-keys';

interface Place {
  readonly desk: number;
  readonly userId: string | null;
  readonly label: string;
  /** Its student was picked up; the card marks where they came from. */
  readonly isOrigin: boolean;
  /** The picked-up student would be dropped here. */
  readonly isTarget: boolean;
  /** The student sitting here would swap with the picked-up one. */
  readonly isSwap: boolean;
}

/** The editable room: 36 desks in a grid with one tab stop, for drag and drop, taps, and keys (SEAT-1). */
@Component({
  selector: 'edu-seating-grid',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [CdkDrag, CdkDragPlaceholder, CdkDropList, Icon, SeatCard, TeachersDesk],
  host: { '(pointerdown)': 'startGesture()' },
  templateUrl: './seating-grid.html',
  styleUrl: './seating-grid.scss',
})
export class SeatingGrid {
  private readonly element = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  protected readonly draft = inject(SeatingDraft);
  protected readonly mover = inject(SeatMover);

  protected readonly texts = seatingTexts;
  protected readonly moveTexts = moveTexts;
  protected readonly dragDelay = dragDelay;
  protected readonly heldStudent = computed(() => this.studentOf(this.mover.held()?.userId));
  protected readonly rows = computed(() => deskRows.map((row) => row.map((one) => this.at(one))));
  /** Set so the click that ends a drag doesn't count as a tap. */
  private hasDragged = false;

  /** Focuses the current desk, synchronously so a quick next key goes there. */
  focusTarget(): void {
    this.element.querySelector<HTMLElement>(`[data-desk="${this.mover.target()}"]`)?.focus();
  }

  protected studentOf(userId: string | null | undefined) {
    if (!userId) return undefined;
    return this.draft.known().get(userId) ?? { id: userId, displayName: '?' };
  }

  protected nameOf(userId: string) {
    return this.draft.names().get(userId) ?? { first: '?', last: '', initial: '' };
  }

  protected startGesture(): void {
    this.hasDragged = false;
  }

  protected tap(desk: number): void {
    if (this.hasDragged) return;
    this.mover.useDesk(desk);
  }

  protected comeTo(desk: number): void {
    this.mover.target.set(desk);
  }

  protected startDrag(userId: string): void {
    this.hasDragged = true;
    this.mover.isDragging.set(true);
    this.mover.pickUp(userId);
  }

  /** Called for every drag, wherever it ended. */
  protected drop(event: CdkDragDrop<number, unknown>): void {
    this.mover.isDragging.set(false);
    if (endedAtPlace(event)) this.mover.dropAt(event.container.data);
    else this.mover.putBack();
  }

  protected handleKey(event: KeyboardEvent, { desk, userId }: Place): void {
    const next = deskForKey(event, desk);
    const act = this.actionOf(event, desk, userId);
    if (next === undefined && !act) return;
    event.preventDefault();
    if (next === undefined) act?.();
    else this.mover.target.set(next);
    this.focusTarget();
  }

  private actionOf(event: KeyboardEvent, desk: number, userId: string | null) {
    if (event.ctrlKey || event.metaKey || event.altKey) return undefined;
    const held = this.mover.held();
    const subject = held?.userId ?? userId;
    const use = () => this.mover.useDesk(desk);
    const takeOff = subject === null ? undefined : () => this.mover.takeOff(subject);
    const keep = held || userId === null ? undefined : () => this.mover.toggleKept(userId);
    const actions: Record<string, (() => void) | undefined> = {
      ' ': use,
      enter: use,
      escape: held ? () => this.mover.putBack() : undefined,
      delete: takeOff,
      backspace: takeOff,
      l: keep,
    };
    return actions[event.key.toLowerCase()];
  }

  private at(desk: number): Place {
    const userId = studentAt(this.draft.chart(), desk);
    const held = this.mover.held();
    const from = held?.from ?? null;
    const isHere = held !== null && this.mover.target() === desk;
    return {
      desk,
      userId,
      label: seatingTexts.desk(desk, this.describe(userId)),
      isOrigin: from === desk,
      isTarget: isHere && !this.mover.isDragging(),
      isSwap: isHere && userId !== null && from !== null && from !== desk,
    };
  }

  private describe(userId: string | null): string {
    if (userId === null) return seatingTexts.free;
    const student = this.draft.known().get(userId);
    if (!student) return moveTexts.gone;
    if (!this.draft.isOfClass(userId)) return `${student.displayName}, ${moveTexts.gone}`;
    const color = favoriteOf(student.favoriteColor)?.name;
    return [
      student.displayName,
      ...(color ? [seatingTexts.color(color)] : []),
      ...(this.draft.kept().has(userId) ? [moveTexts.keptInPlace] : []),
    ].join(', ');
  }
}
