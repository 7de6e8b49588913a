import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import type { Assignment } from '@app/contracts';
import { Chip } from '../../../ui/chip/chip';
import { stateChips } from './assignment-state';
import { AssignmentsStore } from './assignments-store';

/** How an assignment stands, as a chip; it turns while Microsoft publishes. */
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
  private readonly state = computed(() => this.store.stateOf(this.assignment()));
  protected readonly chip = computed(() => stateChips[this.state()]);
  protected readonly isTurning = computed(() => this.state() === 'publishing');
}
