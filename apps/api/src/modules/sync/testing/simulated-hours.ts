import type { ApiConfig } from '../../../config/config.module';
import type { DueTenants } from '../runs/due-tenants';
import { InProcessQueue } from '../queue/in-process-queue';
import { SyncSchedule, takeUpEvery } from '../schedule/sync.schedule';
import type { TenantSync } from '../runs/tenant-sync';
import type { SimulatedTenants } from './simulated-tenants';
import type { VirtualClock } from './virtual-clock';

export interface Hours {
  clock: VirtualClock;
  tenants: Pick<SimulatedTenants, 'due' | 'advance'>;
  /** Tenants worked on at once. */
  slots: number;
  /** Milliseconds between two ticks, and the number of ticks. */
  every: number;
  ticks: number;
}

/** Runs the real schedule and queue with simulated tenants, until one interval after the last tick. */
export async function simulate({ clock, tenants, slots, every, ticks }: Hours): Promise<void> {
  const start = clock.now();
  const end = start + ticks * every;
  const queue = new InProcessQueue(slots);
  const due = tenants.due as DueTenants;
  const config = { SYNC_ENABLED: false } as ApiConfig;
  const schedule = new SyncSchedule(queue, due, tenants as unknown as TenantSync, config);
  schedule.onApplicationBootstrap();
  const repeat = async (interval: number, act: () => Promise<void>) => {
    while (clock.now() < end) {
      await act();
      await clock.sleep(interval);
    }
  };
  void repeat(every, () => schedule.tick(clock.now()));
  void repeat(takeUpEvery, () => schedule.takeUp());
  await clock.runUntil(end);
}
