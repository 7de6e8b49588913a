import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import { MatTableModule } from '@angular/material/table';
import type { SyncResourceState } from '@app/contracts';
import { Chip, type ChipKind } from '../../../ui/chip/chip';
import type { IconName } from '../../../ui/icon/icon-names';
import { RelativeTime } from '../../../ui/time/relative-time';
import { nameOf } from '../state/resource.texts';
import { mirrorTexts, phaseWords } from './mirror.texts';

interface Look {
  readonly word: string;
  readonly kind: ChipKind;
  readonly icon?: IconName;
}

/** Where each resource of the sync stands. */
@Component({
  selector: 'edu-resource-table',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Chip, MatTableModule, RelativeTime],
  templateUrl: './resource-table.html',
  styleUrl: './resource-table.scss',
})
export class ResourceTable {
  readonly resources = input.required<readonly SyncResourceState[]>();

  protected readonly texts = mirrorTexts;
  protected readonly columns = ['resource', 'state', 'last', 'full'];
  protected readonly nameOf = nameOf;

  protected idOf(_: number, { resource }: SyncResourceState): string {
    return resource;
  }

  protected lookOf({ phase, failed, waitingUntil, lastFinished }: SyncResourceState): Look {
    if (failed) return { word: mirrorTexts.failed, kind: 'error', icon: 'error' };
    if (phase === 'decision')
      return { word: phaseWords.decision, kind: 'warning', icon: 'priority-high' };
    if (waitingUntil && phase !== 'idle')
      return { word: mirrorTexts.waiting, kind: 'warning', icon: 'schedule' };
    if (phase !== 'idle') return { word: phaseWords[phase], kind: 'info', icon: 'hourglass-empty' };
    if (lastFinished === null) return { word: mirrorTexts.never, kind: 'outlined' };
    return { word: phaseWords.idle, kind: 'success', icon: 'check' };
  }
}
