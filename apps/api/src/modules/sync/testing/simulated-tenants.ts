import { GraphError } from '@microsoft/microsoft-graph-client';
import { clockAt } from '../../../clock/testing/clock-at';
import { toAppError } from '../../graph/transport/graph-error';
import { defaultGraphSettings } from '../../graph/transport/graph-settings';
import { planRetry } from '../../graph/transport/retry-policy';
import { tenantsAtOnce, type DueTenants } from '../runs/due-tenants';
import { pageBudget } from '../engine/delta-run';
import { planFailure } from '../runs/failure-plan';
import type { SyncJob } from '../runs/sync-job';
import type { SyncOutcome } from '../runs/sync-outcome';
import type { VirtualClock } from './virtual-clock';

/** How Graph answers a tenant's request. */
export interface SimulatedAnswer {
  status: number;
  /** Seconds. */
  retryAfter?: number;
}

export interface SimulatedWorld {
  clock: VirtualClock;
  tenantIds: readonly string[];
  /** Milliseconds until Graph answers. */
  latency: () => number;
  answer: (tenantId: string, attempt: number) => SimulatedAnswer;
  /** What a run does besides calling Graph. */
  work: (tenantId: string) => Promise<void>;
  /** Milliseconds to find some tenants and queue them; none by default. */
  lookUp?: number;
}

/** A finished run. */
export interface SimulatedRun {
  tenantId: string;
  scheduledFor: number;
  begun: number;
  ended: number;
  state: 'done' | 'failed';
}

interface TenantState {
  lastStartedAt: number;
  notBefore: number;
  failures: number;
  /** The open run. */
  open: { scheduledFor: number; begun: number } | undefined;
  isBusy: boolean;
}

/**
 * Tenants on a virtual clock, which stand in for the database and Graph. The product's own code decides on retries,
 * pauses and the end of a run; only the time that things take is simulated.
 */
export class SimulatedTenants {
  readonly runs: SimulatedRun[] = [];
  readonly requests = new Map<string, number>();
  private readonly states = new Map<string, TenantState>();
  /** Tenants with a waiting run: a few out of many. */
  private readonly left = new Set<string>();

  constructor(private readonly world: SimulatedWorld) {
    for (const tenantId of world.tenantIds) {
      const state = { lastStartedAt: 0, notBefore: 0, failures: 0, open: undefined, isBusy: false };
      this.states.set(tenantId, state);
    }
  }

  /** As `DueTenants` finds them in the database. */
  get due(): Pick<DueTenants, 'scheduled' | 'leftOver'> {
    return { scheduled: () => this.scheduled(), leftOver: () => Promise.resolve(this.leftOver()) };
  }

  /** As `TenantSync` does. */
  async advance({ tenantId, scheduledFor }: SyncJob): Promise<SyncOutcome> {
    const now = this.world.clock.now();
    const state = this.stateOf(tenantId);
    if (state.isBusy) return { state: 'busy' };
    if (state.notBefore > now) return { state: 'waiting', until: new Date(state.notBefore) };
    if (!state.open) {
      if (scheduledFor === undefined || state.lastStartedAt >= scheduledFor)
        return { state: 'skipped' };
      state.open = { scheduledFor, begun: now };
      state.lastStartedAt = now;
    }
    state.isBusy = true;
    this.left.delete(tenantId);
    try {
      await this.ask(tenantId);
      await this.world.work(tenantId);
      return this.end(tenantId, 'done');
    } catch (error) {
      return this.fail(tenantId, error);
    } finally {
      state.isBusy = false;
    }
  }

  /** @throws the AppError that Microsoft's client and ours make of the last answer */
  private async ask(tenantId: string): Promise<void> {
    const { clock, latency, answer } = this.world;
    const deadline = clock.now() + pageBudget;
    for (let attempt = 1; ; attempt += 1) {
      await clock.sleep(latency());
      const count = (this.requests.get(tenantId) ?? 0) + 1;
      this.requests.set(tenantId, count);
      const { status, retryAfter } = answer(tenantId, count);
      if (status < 400) return;
      const headers = new Headers(retryAfter ? { 'retry-after': String(retryAfter) } : {});
      const plan = planRetry({ status, headers }, { attempt, isRepeatable: true }, clock);
      const isLast = attempt >= defaultGraphSettings.maxAttempts;
      if (!plan || isLast || clock.now() + plan.wait > deadline)
        throw toAppError(Object.assign(new GraphError(status), { headers }), true);
      await clock.sleep(plan.wait);
    }
  }

  private fail(tenantId: string, error: unknown): SyncOutcome {
    const { clock } = this.world;
    const state = this.stateOf(tenantId);
    state.failures += 1;
    const plan = planFailure(
      error,
      state.failures,
      clockAt(
        () => clock.now(),
        () => clock.random(),
      ),
    );
    state.notBefore = plan.notBefore?.getTime() ?? 0;
    if (!plan.goesOn || !plan.notBefore) return this.end(tenantId, 'failed');
    this.left.add(tenantId);
    return { state: 'waiting', until: plan.notBefore };
  }

  private end(tenantId: string, end: SimulatedRun['state']): SyncOutcome {
    const state = this.stateOf(tenantId);
    if (end === 'done') state.failures = 0;
    this.runs.push({ tenantId, ...state.open!, ended: this.world.clock.now(), state: end });
    state.open = undefined;
    return { state: end };
  }

  private async *scheduled(): AsyncGenerator<string[]> {
    const { clock, tenantIds, lookUp = 0 } = this.world;
    const isDue = (tenantId: string) => this.stateOf(tenantId).notBefore <= clock.now();
    for (let from = 0; from < tenantIds.length; from += tenantsAtOnce) {
      if (lookUp > 0) await clock.sleep(lookUp);
      yield tenantIds.slice(from, from + tenantsAtOnce).filter(isDue);
    }
  }

  private leftOver(): string[] {
    const now = this.world.clock.now();
    return [...this.left].filter((tenantId) => this.stateOf(tenantId).notBefore <= now);
  }

  private stateOf(tenantId: string): TenantState {
    return this.states.get(tenantId)!;
  }
}
