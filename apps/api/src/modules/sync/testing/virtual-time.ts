import type { INestApplicationContext } from '@nestjs/common';
import { DeltaGraph } from '../../graph';
import { connectGraph } from '../../graph/testing';
import { DeltaSource } from '../delta-source';
import { SYNC_CLOCK, type SyncClock } from '../sync-clock';
import { UsersHandler } from '../users/users-handler';

/** Time for the sync of an application that passes only when it is told to: its waits cost none. */
export interface VirtualTime {
  /** Milliseconds. */
  advance(milliseconds: number): void;
}

/** Takes the clocks over: that of the requests to Graph, and that of the runs. */
export function useVirtualTime(app: INestApplicationContext, graphUrl: string): VirtualTime {
  const { graph, clock } = connectGraph(graphUrl);
  const deltas = new DeltaGraph(graph);
  Reflect.set(app.get(DeltaSource, { strict: false }), 'graph', deltas);
  Reflect.set(app.get(UsersHandler, { strict: false }), 'graph', deltas);
  let passed = 0;
  const start = Date.now();
  const virtual: SyncClock = { now: () => new Date(start + passed), random: () => 0.5 };
  Object.assign(app.get<SyncClock>(SYNC_CLOCK, { strict: false }), virtual);
  return {
    advance: (milliseconds) => {
      passed += milliseconds;
      clock.advance(milliseconds);
    },
  };
}
