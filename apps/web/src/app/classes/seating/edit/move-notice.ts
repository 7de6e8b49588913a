import { ChangeDetectionStrategy, Component, computed, inject, output } from '@angular/core';
import { Icon } from '../../../ui/icon/icon';
import { moveTexts } from './draft/move.texts';
import { SeatMover } from './draft/seat-mover';
import { SeatingDraft } from './draft/seating-draft';

/** Shows who is picked up and what dropping would do, offers every key command as a button, and is the live region. */
@Component({
  selector: 'edu-move-notice',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Icon],
  host: { '[class.held]': 'mover.held()' },
  template: `<edu-icon name="back-hand" />
    <p role="status" aria-atomic="false">
      @if (mover.held()) {
        <span
          ><b>{{ mover.heldName() }}</b> {{ texts.pickedUp }}</span
        >&ngsp;<span>{{ mover.outlook() }}</span>
      } @else {
        <span>{{ mover.news() || texts.idle }}</span>
      }
    </p>
    @if (mover.held(); as held) {
      <div class="actions">
        @if (canDrop()) {
          <button type="button" (click)="drop()">{{ texts.dropHere }}</button>
        }
        @if (held.from !== null) {
          <button type="button" (click)="takeOff(held.userId)">{{ texts.takeOff }}</button>
          <button type="button" (click)="toggleKept(held.userId)">
            {{ draft.kept().has(held.userId) ? texts.release : texts.keep }}
          </button>
        }
        <button type="button" (click)="putBack()">{{ texts.putBackLabel }}</button>
      </div>
    }`,
  styleUrl: './move-notice.scss',
})
export class MoveNotice {
  protected readonly draft = inject(SeatingDraft);
  protected readonly mover = inject(SeatMover);
  /** One of its buttons was clicked and has disappeared. */
  readonly acted = output();

  protected readonly texts = moveTexts;
  protected readonly canDrop = computed(
    () => !this.mover.isDragging() && this.mover.held()?.from !== this.mover.target(),
  );

  protected drop(): void {
    this.mover.dropAt(this.mover.target());
    this.acted.emit();
  }

  protected takeOff(userId: string): void {
    this.mover.takeOff(userId);
    this.acted.emit();
  }

  protected toggleKept(userId: string): void {
    this.mover.toggleKept(userId);
    this.acted.emit();
  }

  protected putBack(): void {
    this.mover.putBack();
    this.acted.emit();
  }
}
