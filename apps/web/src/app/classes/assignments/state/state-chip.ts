import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import type { Assignment } from '@app/contracts';
import { Chip } from '../../../ui/chip/chip';
import { chipOf, stateOf } from './assignment-state';
import { AssignmentsStore } from './assignments-store';

/** An assignment's state as a chip, spinning while Microsoft publishes it. */
@Component({
  selector: 'edu-state-chip',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Chip],
  template: `<edu-chip [kind]="chip().kind" [icon]="chip().icon" [class.turning]="isTurning()">{{
    chip().label
  }}</edu-chip>`,
  styles: ':host { display: inline-flex }',
})
export class StateChip {
  readonly assignment = input.required<Assignment>();

  private readonly store = inject(AssignmentsStore);
  private readonly standing = computed(() => this.store.withOwnWork(this.assignment()));
  protected readonly chip = computed(() => chipOf(this.standing(), this.store.reader()));
  protected readonly isTurning = computed(
    () => stateOf(this.standing(), this.store.reader()) === 'publishing',
  );
}
