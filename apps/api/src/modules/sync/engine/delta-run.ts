import type { EntityManager } from 'typeorm';
import { hold, type HeldLease } from '../../../database/leases';
import type { Transactions } from '../../../database/transactions';
import type { DeltaEntry, DeltaGraph, DeltaPage, GraphCaller } from '../../graph';
import type { DataSyncRecord, Phase } from './data-sync-record.entity';
import type { DeltaHandler, PagePlan, RoundScope, Settled } from './delta-handler';
import { isLinkEnded } from './link-end';
import { isMassChange, isMassEmptying } from './mass-change';
import { pagesAhead } from './pages-ahead';
import type { RemovalScope } from './sync-removal.repository';
import type { RunCounter } from './sync-run.repository';
import type { SyncTables } from './sync-tables';
import type { OpenCheckpoint, Tenant } from './sync-state';

/** This process can't continue the run: it is shutting down, or the run was ended or continues elsewhere. */
export class RunStopped extends Error {
  constructor(why: string) {
    super(`The run stopped: ${why}.`);
    this.name = 'RunStopped';
  }
}

/** Reports what happened, after it was committed. */
export interface RunLog {
  page(received: number, plan: PagePlan): void;
  restarted(error: unknown): void;
  settled(settled: Settled): void;
}

export interface RunParts<Entry extends DeltaEntry, Plan extends PagePlan> {
  transactions: Transactions;
  tables: SyncTables;
  graph: DeltaGraph;
  handler: DeltaHandler<Entry, Plan>;
  caller: GraphCaller;
  lease: HeldLease;
  /** Milliseconds. */
  leaseTtl: number;
  /** Aborts when the process shuts down. */
  signal: AbortSignal;
  log: RunLog;
}

type Changes = Partial<DataSyncRecord>;

/** Milliseconds after which Graph permanently deletes what was soft-deleted. */
const restorableFor = 30 * 24 * 3_600_000;
/** Milliseconds a page may take, retries included. Longer pauses are waited out elsewhere, so others get their turn. */
export const pageBudget = 10_000;
const locatedAtOnce = 20;
const settledAtOnce = 200;

/**
 * One run of one resource of one tenant, from its checkpoint to the end of the round, or to where it has to stop. The
 * checkpoint's phase is the state:
 *
 * - `idle`: no round. A run starts one (`startRound`): of changes if there is a delta link, otherwise full.
 * - `pages`: each page's changes, its link and the counts commit together. Users who are gone are only noted in
 *   `sync_removals`, and let go if a later page has them: the latest entry of a round counts, in whatever order Graph
 *   repeats itself. If that entry doesn't state whether they are enabled, `check` looks them up.
 *   A link that has ended or leads elsewhere turns the round into a full one, once per run. The last page leads to
 *   `sweep` in a full round, otherwise to `check` if anyone is noted, else to `idle`.
 * - `sweep`: notes everyone the full round hasn't seen; leads to `check` if anyone is noted, else to `idle`.
 * - `check`: looks up in Graph everyone it hasn't mentioned; leads to `settle`, or to `decision` if too many would go,
 *   or too many objects have come without what they had (SYNC-8).
 * - `decision`: waits until an administrator continues (`settle`) or discards the round (`idle`).
 * - `settle`: removes the noted users, some at a time; leads to `idle`.
 *
 * If a run is killed, the next one continues in the same phase. Every transaction starts with the lease, so a holder
 * that was presumed dead writes nothing.
 */
export class DeltaRun<Entry extends DeltaEntry, Plan extends PagePlan> {
  private hasRemovals = true;

  constructor(
    private readonly tenant: Tenant,
    private readonly checkpoint: OpenCheckpoint,
    private readonly parts: RunParts<Entry, Plan>,
  ) {}

  /** @throws RunStopped, LeaseLost, or the AppError from Graph that makes continuing pointless for now */
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
    const { graph, caller, handler, tables, signal, transactions } = this.parts;
    const { removals } = tables;
    const { nextLink } = this.checkpoint;
    this.hasRemovals =
      nextLink !== null &&
      (await transactions.run((manager) => removals.areNoted(manager, this.scope)));
    const { path } = handler;
    const fetch = (link: string | undefined) =>
      handler.readPage?.(caller, this.tenant, link) ??
      graph.page<Entry>(caller, { path, link }, { signal, budget: pageBudget });
    const first = this.link ?? undefined;
    for await (const page of pagesAhead(first, fetch)) await this.writePage(page);
  }

  private async writePage(page: DeltaPage<Entry>): Promise<void> {
    const { handler, log, tables } = this.parts;
    const { removals } = tables;
    const { entries } = page;
    const plan = await this.commit(async (manager) => {
      const plan = await handler.plan(manager, this.round, entries);
      await handler.write(manager, this.round, plan);
      if (this.hasRemovals) await this.meet(manager, plan);
      await removals.note(manager, this.scope, plan.suspects);
      const hasRemovals = this.hasRemovals || plan.suspects.size > 0;
      const roundReceived = this.checkpoint.roundReceived + entries.length;
      const changes = { ...(await this.afterPage(manager, page, hasRemovals)), roundReceived };
      const counts = { received: entries.length, ...plan.counts };
      return { result: { plan, hasRemovals }, changes, counts };
    });
    this.hasRemovals = plan.hasRemovals;
    log.page(entries.length, plan.plan);
  }

  /** Handles users who were noted as gone but are on this page. */
  private async meet(manager: EntityManager, { alive, present }: Plan): Promise<void> {
    const { removals } = this.parts.tables;
    await removals.letGo(manager, this.scope, alive);
    await removals.doubt(manager, this.scope, present);
  }

  private async afterPage(
    manager: EntityManager,
    { next, delta }: DeltaPage<Entry>,
    hasRemovals: boolean,
  ): Promise<Changes> {
    if (next !== undefined) return { nextLink: next };
    const { isFull, deltaLink } = this.checkpoint;
    const end = { nextLink: null, deltaLink: isFull && deltaLink !== null ? deltaLink : delta };
    if (isFull) return { ...end, phase: 'sweep' };
    const { handler, tables } = this.parts;
    const before = new Date(tables.checkpoints.now().getTime() - restorableFor);
    const isOneAged = await handler.suspectAged?.(manager, this.tenant, before);
    return { ...end, phase: hasRemovals || isOneAged === true ? 'check' : 'idle' };
  }

  /** @throws the error, unless it is the run's first one caused by an ended link */
  private async restart(error: unknown): Promise<void> {
    const { runId, round } = this.checkpoint;
    if (this.link === null || !isLinkEnded(error)) throw error;
    const { tables, log } = this.parts;
    const { checkpoints, runs, removals } = tables;
    await this.commit(async (manager) => {
      if (!(await runs.markRestarted(manager, runId))) throw error;
      await removals.clear(manager, this.scope);
      const begun = {
        phase: 'pages',
        isFull: true,
        round: round + 1,
        roundStartedAt: checkpoints.now(),
        roundReceived: 0,
        fullStartedAt: checkpoints.now(),
      } as const;
      return { result: undefined, changes: { ...begun, nextLink: null, deltaLink: null } };
    });
    log.restarted(error);
  }

  private async sweep(): Promise<void> {
    const { handler, tables } = this.parts;
    const { checkpoints, removals } = tables;
    const { roundStartedAt } = this.checkpoint;
    await this.commit(async (manager) => {
      await handler.suspectUnseen?.(manager, this.round, roundStartedAt ?? checkpoints.now());
      const phase = (await removals.areNoted(manager, this.scope)) ? 'check' : 'idle';
      return { result: undefined, changes: { phase } };
    });
  }

  private async check(): Promise<void> {
    const { handler, caller, tables, transactions } = this.parts;
    const { removals } = tables;
    const ids = await transactions.run((manager) =>
      removals.nextUnchecked(manager, this.scope, locatedAtOnce),
    );
    if (ids.length === 0) return this.judge();
    const found = (await handler.locate?.(caller, ids)) ?? new Map<string, undefined>();
    const gone = [...found].flatMap(([id, reason]) => (reason ? [[id, reason] as const] : []));
    const there = ids.filter((id) => found.get(id) === undefined);
    await this.commit(async (manager) => {
      await removals.note(manager, this.scope, new Map(gone));
      await removals.letGo(manager, this.scope, there);
      return { result: undefined, changes: {} };
    });
  }

  private async judge(): Promise<void> {
    const { handler, tables } = this.parts;
    const { runs } = tables;
    await this.commit(async (manager) => {
      const { deactivate, remove, known } = await handler.weigh(manager, this.tenant);
      const emptied = (await handler.countEmptied?.(manager, this.tenant)) ?? 0;
      const { roundReceived } = this.checkpoint;
      if (!isMassChange(deactivate + remove, known) && !isMassEmptying(emptied, roundReceived))
        return { result: undefined, changes: { phase: 'settle' } };
      await runs.record(manager, this.checkpoint.runId, { changes: { state: 'paused' } });
      return { result: undefined, changes: { phase: 'decision' } };
    });
  }

  private async settle(): Promise<void> {
    const { handler, log, tables } = this.parts;
    const { removals } = tables;
    const settled = await this.commit(async (manager) => {
      const noted = await removals.nextNoted(manager, this.scope, settledAtOnce);
      if (noted.size === 0) return { result: undefined, changes: { phase: 'idle' } };
      const result = await handler.settle(manager, this.tenant, noted);
      await removals.letGo(manager, this.scope, [...noted.keys()]);
      return { result, changes: {}, counts: { ...result } };
    });
    if (settled) log.settled(settled);
  }

  /** Commits one step as a whole: what it does, where the round then stands, and what the run has done so far. */
  private async commit<Result>(
    step: (manager: EntityManager) => Promise<{
      result: Result;
      changes: Changes;
      counts?: Partial<Record<RunCounter, number>>;
    }>,
  ): Promise<Result> {
    const { transactions, tables, lease, leaseTtl, signal } = this.parts;
    const { checkpoints, runs } = tables;
    if (signal.aborted) throw new RunStopped('the process is shutting down');
    const { result, changes } = await transactions.run(async (manager) => {
      await hold(manager, lease, leaseTtl);
      const done = await step(manager);
      const progress = { ...done.changes, failures: 0, notBefore: null };
      const isDone = done.changes.phase === 'idle';
      const checkpoint = {
        ...progress,
        ...(isDone && { runId: null, finishedAt: checkpoints.now() }),
      };
      if (!(await checkpoints.save(manager, this.checkpoint, checkpoint))) {
        throw new RunStopped('its checkpoint belongs to another run');
      }
      const counts = done.counts ?? {};
      const end = isDone ? runs.ending({ state: 'done' }) : {};
      await runs.record(manager, this.checkpoint.runId, { counts, changes: end });
      return done;
    });
    Object.assign(this.checkpoint, changes);
    return result;
  }

  /** Where the round continues; null at the start of a full one. */
  private get link(): string | null {
    const { nextLink, deltaLink, isFull } = this.checkpoint;
    return nextLink ?? (isFull ? null : deltaLink);
  }

  private get scope(): RemovalScope {
    const { tenantId, query } = this.checkpoint;
    return { tenantId, query };
  }

  private get round(): RoundScope {
    const { isFull, round, deltaLink } = this.checkpoint;
    const fullRound = isFull ? round : undefined;
    return { ...this.tenant, fullRound, missesChanges: deltaLink === null };
  }
}
