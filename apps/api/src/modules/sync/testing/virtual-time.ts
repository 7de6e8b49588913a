import type { INestApplicationContext } from '@nestjs/common';
import { Clock } from '../../../clock/clock';
import { DeltaGraph } from '../../graph';
import { connectGraph } from '../../graph/testing';
import { DeltaSource } from '../runs/delta-source';
import { UsersHandler } from '../users/users-handler';

/** An application's time for the sync, which only passes on demand: waits take no time. */
export interface VirtualTime {
  /** Milliseconds. */
  advance(milliseconds: number): void;
}

/** Takes over the clocks of the Graph requests and of the runs. */
export function useVirtualTime(app: INestApplicationContext, graphUrl: string): VirtualTime {
  const { graph, clock } = connectGraph(graphUrl);
  const deltas = new DeltaGraph(graph);
  Reflect.set(app.get(DeltaSource, { strict: false }), 'graph', deltas);
  Reflect.set(app.get(UsersHandler, { strict: false }), 'graph', deltas);
  let passed = 0;
  const start = Date.now();
  Object.assign(app.get(Clock), { now: () => start + passed, random: () => 0.5 });
  return {
    advance: (milliseconds) => {
      passed += milliseconds;
      clock.advance(milliseconds);
    },
  };
}
