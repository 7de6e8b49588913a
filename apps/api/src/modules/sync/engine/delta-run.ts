import type { EntityManager } from 'typeorm';
import { hold, type HeldLease } from '../../../database/leases';
import type { Transactions } from '../../../database/transactions';
import type { DeltaEntry, DeltaGraph, DeltaPage, GraphCaller } from '../../graph';
import type { DataSyncRecord, Phase } from './data-sync-record.entity';
import type { DeltaHandler, PagePlan, RoundScope, Settled, Tenant } from './delta-handler';
import { isLinkEnded } from './link-end';
import { isMassChange } from './mass-change';
import { pagesAhead } from './pages-ahead';
import * as removals from './removals';
import type { OpenCheckpoint, RunCounter, SyncStates } from './sync-states';

/** The run goes on elsewhere, or nowhere: its process ends, its lease was lost, or its checkpoint is another one's. */
export class RunStopped extends Error {
  constructor(why: string) {
    super(`The run stops here: ${why}.`);
    this.name = 'RunStopped';
  }
}

/** Tells what happened, after it was committed. */
export interface RunLog {
  page(received: number, plan: PagePlan): void;
  restarted(error: unknown): void;
  settled(settled: Settled): void;
}

export interface RunParts<Entry extends DeltaEntry, Plan extends PagePlan> {
  transactions: Transactions;
  states: SyncStates;
  graph: DeltaGraph;
  handler: DeltaHandler<Entry, Plan>;
  caller: GraphCaller;
  lease: HeldLease;
  /** Milliseconds. */
  leaseTtl: number;
  /** Aborts when the process is to end. */
  signal: AbortSignal;
  log: RunLog;
}

type Changes = Partial<DataSyncRecord>;

/** Milliseconds after which Graph deletes for good what was deleted restorably. */
const restorableFor = 30 * 24 * 3_600_000;
/** Milliseconds that a page may take with its retries; a longer pause is waited out elsewhere, so that others get on. */
export const pageBudget = 10_000;
const locatedAtOnce = 20;
const settledAtOnce = 200;

/**
 * One run of one resource of one tenant, from where its checkpoint stands to the end of the round, or to where it must
 * stop. The phase in the checkpoint is the state:
 *
 * - `idle`: no round. A run begins one (`SyncStates.begin`): of changes by the delta link, or full without one.
 * - `pages`: each page's changes, its link and the counts commit together. Who is gone is only noted in `sync_removals`,
 *   and let go when a later page meets them: the last word of a round counts, in whatever order Graph repeats itself.
 *   A link that has ended turns the round into a full one, once a run. The last page leads to `sweep` after a full round,
 *   to `check` when somebody is noted, else to `idle`.
 * - `sweep`: notes whom the full round has not met, and leads to `check`.
 * - `check`: asks Graph by id where those are of whom it said nothing; then to `settle`, or, if too many would go
 *   (SYNC-8), to `decision`.
 * - `decision`: the surprising one. Nothing moves until an administrator goes on (`settle`) or discards (`idle`).
 * - `settle`: takes the noted away, some at a time, and leads to `idle`.
 *
 * Killed anywhere, the next run reads the phase and goes on. Every transaction begins with the lease, so that a holder
 * that was taken for dead writes nothing.
 */
export class DeltaRun<Entry extends DeltaEntry, Plan extends PagePlan> {
  private hasRemovals = true;

  constructor(
    private readonly tenant: Tenant,
    private readonly checkpoint: OpenCheckpoint,
    private readonly parts: RunParts<Entry, Plan>,
  ) {}

  /** @throws RunStopped, LeaseLost, or the AppError of Graph that makes going on useless now */
  async finish(): Promise<'done' | 'decision'> {
    for (;;) {
      const { phase } = this.checkpoint;
      if (phase === 'idle') return 'done';
      if (phase === 'decision') return 'decision';
      await this.steps[phase]();
    }
  }

  private readonly steps: Record<Exclude<Phase, 'idle' | 'decision'>, () => Promise<void>> = {
    pages: async () => {
      try {
        await this.readPages();
      } catch (error) {
        await this.restart(error);
      }
    },
    sweep: () => this.sweep(),
    check: () => this.check(),
    settle: () => this.settle(),
  };

  private async readPages(): Promise<void> {
    const { graph, caller, handler, signal, transactions } = this.parts;
    const { nextLink, deltaLink } = this.checkpoint;
    this.hasRemovals =
      nextLink !== null &&
      (await transactions.run((manager) => removals.areNoted(manager, this.scope)));
    const path = handler.path;
    const fetch = (link: string | undefined) =>
      graph.page<Entry>(caller, { path, link }, { signal, budget: pageBudget });
    const first = nextLink ?? deltaLink ?? undefined;
    for await (const page of pagesAhead(first, fetch)) await this.writePage(page);
  }

  private async writePage(page: DeltaPage<Entry>): Promise<void> {
    const { handler, log } = this.parts;
    const { entries } = page;
    const plan = await this.commit(async (manager) => {
      const plan = await handler.plan(manager, this.round, entries);
      await handler.write(manager, this.round, plan);
      if (this.hasRemovals) await removals.letGo(manager, this.scope, plan.alive);
      await removals.note(manager, this.scope, plan.suspects);
      const hasRemovals = this.hasRemovals || plan.suspects.size > 0;
      const changes = await this.afterPage(manager, page, hasRemovals);
      const counts = { received: entries.length, ...plan.counts };
      return { result: { plan, hasRemovals }, changes, counts };
    });
    this.hasRemovals = plan.hasRemovals;
    log.page(entries.length, plan.plan);
  }

  private async afterPage(
    manager: EntityManager,
    { next, delta }: DeltaPage<Entry>,
    hasRemovals: boolean,
  ): Promise<Changes> {
    if (next !== undefined) return { nextLink: next };
    const end = { nextLink: null, deltaLink: delta };
    if (this.checkpoint.isFull) return { ...end, phase: 'sweep' };
    const before = new Date(this.parts.states.now().getTime() - restorableFor);
    const isOneAged = await this.parts.handler.suspectAged(manager, this.tenant, before);
    return { ...end, phase: hasRemovals || isOneAged ? 'check' : 'idle' };
  }

  /** @throws the error, unless a link that ended caused it for the first time in this run */
  private async restart(error: unknown): Promise<void> {
    const { nextLink, deltaLink, runId, round } = this.checkpoint;
    const hadLink = (nextLink ?? deltaLink) !== null;
    if (!hadLink || !isLinkEnded(error)) throw error;
    const { states, log } = this.parts;
    await this.commit(async (manager) => {
      if (!(await states.markRestarted(manager, runId))) throw error;
      await states.dropRemovals(manager, this.scope);
      const begun = {
        phase: 'pages',
        isFull: true,
        round: round + 1,
        roundStartedAt: states.now(),
      } as const;
      return { result: undefined, changes: { ...begun, nextLink: null, deltaLink: null } };
    });
    log.restarted(error);
  }

  private async sweep(): Promise<void> {
    const { handler, states } = this.parts;
    const { roundStartedAt } = this.checkpoint;
    await this.commit(async (manager) => {
      await handler.suspectUnseen(manager, this.round, roundStartedAt ?? states.now());
      const phase = (await removals.areNoted(manager, this.scope)) ? 'check' : 'idle';
      return { result: undefined, changes: { phase } };
    });
  }

  private async check(): Promise<void> {
    const { handler, caller, transactions } = this.parts;
    const ids = await transactions.run((manager) =>
      removals.nextUnchecked(manager, this.scope, locatedAtOnce),
    );
    if (ids.length === 0) return this.judge();
    const found = await handler.locate(caller, ids);
    const gone = [...found].flatMap(([id, reason]) => (reason ? [[id, reason] as const] : []));
    const there = ids.filter((id) => found.get(id) === undefined);
    await this.commit(async (manager) => {
      await removals.note(manager, this.scope, new Map(gone));
      await removals.letGo(manager, this.scope, there);
      return { result: undefined, changes: {} };
    });
  }

  private async judge(): Promise<void> {
    const { handler, states } = this.parts;
    await this.commit(async (manager) => {
      const { deactivate, remove, known } = await handler.weigh(manager, this.tenant);
      if (!isMassChange(deactivate + remove, known))
        return { result: undefined, changes: { phase: 'settle' } };
      await states.count(manager, this.checkpoint.runId, { changes: { state: 'paused' } });
      return { result: undefined, changes: { phase: 'decision' } };
    });
  }

  private async settle(): Promise<void> {
    const { handler, log } = this.parts;
    const settled = await this.commit(async (manager) => {
      const noted = await removals.nextNoted(manager, this.scope, settledAtOnce);
      if (noted.size === 0) return { result: undefined, changes: { phase: 'idle' } };
      const result = await handler.settle(manager, this.tenant, noted);
      await removals.letGo(manager, this.scope, [...noted.keys()]);
      return { result, changes: {}, counts: { ...result } };
    });
    if (settled) log.settled(settled);
  }

  /** One step, whole or not at all: what it does, where the round then stands, and what the run has done by then. */
  private async commit<Result>(
    step: (manager: EntityManager) => Promise<{
      result: Result;
      changes: Changes;
      counts?: Partial<Record<RunCounter, number>>;
    }>,
  ): Promise<Result> {
    const { transactions, states, lease, leaseTtl, signal } = this.parts;
    if (signal.aborted) throw new RunStopped('the process ends');
    const { result, changes } = await transactions.run(async (manager) => {
      await hold(manager, lease, leaseTtl);
      const done = await step(manager);
      const progress = { ...done.changes, failures: 0, notBefore: null, updated: states.now() };
      const isDone = done.changes.phase === 'idle';
      const checkpoint = { ...progress, ...(isDone && { runId: null }) };
      if (!(await states.save(manager, this.checkpoint, checkpoint))) {
        throw new RunStopped('its checkpoint is another one’s');
      }
      const counts = done.counts ?? {};
      const end = isDone ? states.ending({ state: 'done' }) : {};
      await states.count(manager, this.checkpoint.runId, { counts, changes: end });
      return done;
    });
    Object.assign(this.checkpoint, changes);
    return result;
  }

  private get scope(): removals.RemovalScope {
    const { tenantId, query } = this.checkpoint;
    return { tenantId, query };
  }

  private get round(): RoundScope {
    const { isFull, round } = this.checkpoint;
    return { ...this.tenant, fullRound: isFull ? round : undefined };
  }
}
