import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { LoadProblem } from '../../core';
import { Chip } from '../../ui/chip/chip';
import { Loading } from '../../ui/loading/loading';
import { Note } from '../../ui/note/note';
import { Skeleton } from '../../ui/skeleton/skeleton';
import { Clock } from '../../ui/time/clock';
import { RelativeTime } from '../../ui/time/relative-time';
import { AdminCard } from '../admin-card/admin-card';
import { DecisionNote } from '../sync/decision-note';
import { isMixed } from '../sync/state/current-run';
import { nameOf } from '../sync/state/resource.texts';
import { didText, lookOf, tookText } from '../sync/state/run-words';
import { SyncNow } from '../sync/sync-now';
import { stateLooks, stateOf } from '../sync/state/sync-state';
import { stateSentences, syncTexts } from '../sync/state/sync.texts';
import { SyncWork } from '../sync/state/sync-work';
import { announceSync } from '../sync/state/announce-sync';

const shown = 3;

/** The sync's status and its latest runs (ADM-7). */
@Component({
  selector: 'edu-sync-card',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [
    AdminCard,
    Chip,
    DecisionNote,
    Loading,
    LoadProblem,
    Note,
    RelativeTime,
    RouterLink,
    Skeleton,
    SyncNow,
  ],
  providers: [SyncWork],
  templateUrl: './sync-card.html',
  styleUrl: './sync-card.scss',
})
export class SyncCard {
  readonly isConsented = input.required<boolean>();

  private readonly clock = inject(Clock);

  protected readonly texts = syncTexts;
  protected readonly work = inject(SyncWork);
  protected readonly standing = computed(() => {
    const status = this.work.value();
    return status && stateOf(status, this.isConsented(), this.clock.now());
  });
  protected readonly look = computed(() => {
    const state = this.standing();
    return state && stateLooks[state];
  });
  protected readonly sentence = computed(() => {
    const state = this.standing();
    return state && stateSentences[state];
  });
  protected readonly rows = computed(() => {
    const status = this.work.value();
    if (!status) return [];
    const { runs, decision } = status;
    const isNamed = isMixed(status);
    return runs.slice(0, shown).map((run) => ({
      id: run.id,
      at: run.startedAt,
      look: lookOf(run),
      did: [...(isNamed ? [`${nameOf(run.resource)}:`] : []), didText(run, decision)].join(' '),
      took: tookText(run),
    }));
  });

  constructor() {
    announceSync(this.work);
  }
}
