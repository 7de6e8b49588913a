import type { ApiConfig } from '../../../config/config.module';
import type { DueTenants } from '../due-tenants';
import { InProcessQueue } from '../queue/in-process-queue';
import { SyncSchedule, takeUpEvery } from '../sync.schedule';
import type { TenantSync } from '../tenant-sync';
import type { SimulatedTenants } from './simulated-tenants';
import type { VirtualClock } from './virtual-clock';

export interface Hours {
  clock: VirtualClock;
  tenants: Pick<SimulatedTenants, 'due' | 'advance'>;
  /** Tenants worked on at once. */
  slots: number;
  /** Milliseconds between two ticks, and how many there are. */
  every: number;
  ticks: number;
}

/** The real schedule and queue with simulated tenants, until the time of the tick after the last one. */
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
