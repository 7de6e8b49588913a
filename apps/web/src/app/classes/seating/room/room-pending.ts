import { ChangeDetectionStrategy, Component, input, output } from '@angular/core';
import { LoadProblem, type LoadState, type RequestProblem } from '../../../core';
import { EmptyState } from '../../../ui/empty-state/empty-state';
import { seatingTexts } from '../chart/seating.texts';
import { RoomSkeleton } from './room-skeleton';

/** The state of a room that needs several resources: ready when all of them are. */
export function stateOfRoom(states: readonly LoadState[]): LoadState {
  const order = ['error', 'loading', 'empty'] as const;
  return order.find((one) => states.includes(one)) ?? 'ready';
}

/** Replaces a room that isn't ready: it is loading, did not load, or has nobody to seat. */
@Component({
  selector: 'edu-room-pending',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [EmptyState, LoadProblem, RoomSkeleton],
  template: `@switch (state()) {
    @case ('loading') {
      <edu-room-skeleton />
    }
    @case ('error') {
      @if (problem(); as shown) {
        <edu-load-problem
          class="edu-card"
          [problem]="shown"
          [heading]="texts.failed"
          (retry)="retry.emit()"
        />
      }
    }
    @case ('empty') {
      <edu-empty-state
        class="edu-card"
        icon="event-seat"
        [heading]="texts.noStudents"
        [text]="texts.noStudentsText"
      />
    }
  }`,
  styles: ':host { display: contents }',
})
export class RoomPending {
  readonly state = input.required<LoadState>();
  readonly problem = input.required<RequestProblem | undefined>();
  readonly retry = output();

  protected readonly texts = seatingTexts;
}
