import { CdkDrag, CdkDragPlaceholder, CdkDropList, type CdkDragDrop } from '@angular/cdk/drag-drop';
import { CdkScrollable } from '@angular/cdk/scrolling';
import {
  ChangeDetectionStrategy,
  Component,
  computed,
  ElementRef,
  inject,
  output,
  signal,
} from '@angular/core';
import { Icon } from '../../../../ui/icon/icon';
import { SeatCard } from '../../room/seat-card';
import { seatingTexts } from '../../chart/seating.texts';
import { SeatMover } from '../draft/seat-mover';
import { SeatingDraft } from '../draft/seating-draft';
import { dragDelay } from './drag-delay';
import { endedAtPlace } from './drop-point';

const steps: Record<string, number> = {
  ArrowUp: -1,
  ArrowLeft: -1,
  ArrowDown: 1,
  ArrowRight: 1,
  Home: -Infinity,
  End: Infinity,
};

/** Students without a desk, next to the room or at the bottom of small screens. Dropping here unseats. One tab stop. */
@Component({
  selector: 'edu-seating-tray',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [CdkDrag, CdkDragPlaceholder, CdkDropList, CdkScrollable, Icon, SeatCard],
  host: { class: 'edu-card', '(pointerdown)': 'startGesture()' },
  templateUrl: './seating-tray.html',
  styleUrl: './seating-tray.scss',
})
export class SeatingTray {
  private readonly element = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  protected readonly draft = inject(SeatingDraft);
  protected readonly mover = inject(SeatMover);
  /** A student was picked up by tap or key; the interaction continues in the room. */
  readonly picked = output();

  protected readonly texts = seatingTexts;
  protected readonly dragDelay = dragDelay;
  protected readonly students = this.draft.notSeated;
  private readonly at = signal(0);
  protected readonly stop = computed(() => Math.min(this.at(), this.students().length - 1));
  private hasDragged = false;

  protected startGesture(): void {
    this.hasDragged = false;
  }

  protected pick(userId: string): void {
    if (this.hasDragged) return;
    if (this.mover.held()?.userId === userId) return this.mover.putBack();
    this.mover.letGo();
    this.mover.pickUp(userId);
    this.picked.emit();
  }

  protected comeTo(index: number): void {
    this.at.set(index);
  }

  protected walk(event: KeyboardEvent): void {
    if (event.key === 'Escape') this.mover.putBack();
    const step = steps[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const last = this.students().length - 1;
    const next = Math.max(0, Math.min(last, this.stop() + step));
    this.element.querySelectorAll<HTMLElement>('button')[next]?.focus();
  }

  protected startDrag(userId: string): void {
    this.hasDragged = true;
    this.mover.isDragging.set(true);
    this.mover.pickUp(userId);
  }

  /** Unseats a student dragged from a desk; one dragged from the tray goes back. */
  protected drop(event: CdkDragDrop<null, unknown, string>): void {
    this.mover.isDragging.set(false);
    const isFromDesk = this.mover.held()?.from !== null;
    if (isFromDesk && endedAtPlace(event)) this.mover.takeOff(event.item.data);
    else this.mover.putBack();
  }
}
