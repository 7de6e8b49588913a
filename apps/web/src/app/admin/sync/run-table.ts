import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import { MatTableModule } from '@angular/material/table';
import type { SyncDecision, SyncRun } from '@app/contracts';
import { Chip } from '../../ui/chip/chip';
import { RelativeTime } from '../../ui/time/relative-time';
import { didText, factsText, lookOf, tookText } from './state/run-words';
import { nameOf } from './state/resource.texts';
import { syncTexts } from './state/sync.texts';

/** The runs in API order, newest first. In narrow layouts each run is a small card. */
@Component({
  selector: 'edu-run-table',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Chip, MatTableModule, RelativeTime],
  templateUrl: './run-table.html',
  styleUrl: './run-table.scss',
})
export class RunTable {
  readonly runs = input.required<readonly SyncRun[]>();
  readonly decision = input.required<SyncDecision | null>();
  /** Whether there are runs of several resources, so that each says which. */
  readonly isNamed = input(false);

  protected readonly texts = syncTexts;
  protected readonly columns = ['when', 'outcome', 'did', 'took'];
  protected readonly lookOf = lookOf;
  protected readonly nameOf = nameOf;
  protected readonly didText = didText;
  protected readonly factsText = factsText;
  protected readonly tookText = tookText;

  protected idOf(_: number, run: SyncRun): string {
    return run.id;
  }
}
