import type { EntityManager } from 'typeorm';
import type { Clock } from '../../../clock/clock';
import type { Transactions } from '../../../database/transactions';
import type { DeltaEntry, DeltaGraph, GraphCaller } from '../../graph';
import type { DataSyncRecord } from './data-sync-record.entity';
import type { DeltaHandler, PagePlan, Weight } from './delta-handler';
import { isLinkEnded } from './link-end';
import { isMassChange, isMassEmptying } from './mass-change';
import { pagesAhead } from './pages-ahead';
import type { RemovalReason } from './sync-removal.entity';
import type { RemovalScope, SyncRemovalRepository } from './sync-removal.repository';
import type { Tenant } from './sync-state';

/** What a run would do now. */
export interface Forecast {
  full: boolean;
  received: number;
  added: number;
  updated: number;
  reactivated: number;
  unknown: number;
  deactivate: number;
  remove: number;
  /** Whether it would stop and ask an administrator (SYNC-8). */
  asks: boolean;
}

export interface ForecastParts<Entry extends DeltaEntry, Plan extends PagePlan> {
  clock: Clock;
  transactions: Transactions;
  removals: SyncRemovalRepository;
  graph: DeltaGraph;
  handler: DeltaHandler<Entry, Plan>;
  caller: GraphCaller;
}

const locatedAtOnce = 20;
const noCounts = () => ({ received: 0, added: 0, updated: 0, reactivated: 0, unknown: 0 });

/** Takes a result out of a transaction and rolls it back. */
class Undo<Result> extends Error {
  constructor(readonly result: Result) {
    super('A dry run is rolled back.');
    this.name = 'Undo';
  }
}

/**
 * Predicts what a run would do (`--dry-run`): the same pages and plans, and in the end the same queries in a transaction
 * that is rolled back. Who was seen is kept in memory.
 */
export class DryRun<Entry extends DeltaEntry, Plan extends PagePlan> {
  private readonly suspects = new Map<string, RemovalReason>();
  private readonly met = new Set<string>();
  private counts = noCounts();

  constructor(
    private readonly tenant: Tenant,
    private readonly checkpoint: DataSyncRecord | undefined,
    private readonly parts: ForecastParts<Entry, Plan>,
  ) {}

  async forecast(): Promise<Forecast> {
    const link = this.checkpoint?.nextLink ?? this.checkpoint?.deltaLink ?? undefined;
    try {
      return await this.follow(link);
    } catch (error) {
      if (link === undefined || !isLinkEnded(error)) throw error;
      this.forget();
      return this.follow(undefined);
    }
  }

  private async follow(first: string | undefined): Promise<Forecast> {
    const { graph, caller, handler } = this.parts;
    const { path } = handler;
    const fetch = (link: string | undefined) =>
      handler.readPage?.(caller, this.tenant, link) ?? graph.page<Entry>(caller, { path, link });
    for await (const { entries } of pagesAhead(first, fetch)) await this.look(entries);
    const full = first === undefined;
    await this.locate([...this.doubtful(), ...(full ? await this.unmet() : [])]);
    const { deactivate, remove, known, emptied } = await this.weigh();
    const isEmptied = isMassEmptying(emptied, this.counts.received);
    const asks = isMassChange(deactivate + remove, known) || isEmptied;
    return { full, ...this.counts, deactivate, remove, asks };
  }

  private async look(entries: readonly Entry[]): Promise<void> {
    const { handler, transactions } = this.parts;
    const scope = { ...this.tenant, fullRound: undefined, missesChanges: false };
    const plan = await transactions.run((manager) => handler.plan(manager, scope, entries));
    this.counts.received += entries.length;
    this.counts.added += plan.counts.added;
    this.counts.updated += plan.counts.updated;
    this.counts.reactivated += plan.counts.reactivated;
    this.counts.unknown += plan.counts.unknown;
    for (const id of plan.alive) this.suspects.delete(id);
    for (const id of plan.present) this.doubt(id);
    for (const [id, reason] of plan.suspects) this.suspects.set(id, reason);
    for (const id of [...plan.alive, ...plan.present, ...plan.suspects.keys()]) this.met.add(id);
  }

  /** Has a user checked again who was gone on an earlier page but is on this one. */
  private doubt(id: string): void {
    const reason = this.suspects.get(id);
    if (reason === 'changed' || reason === 'deleted') this.suspects.set(id, 'unseen');
  }

  private doubtful(): string[] {
    return [...this.suspects].filter(([, reason]) => reason === 'unseen').map(([id]) => id);
  }

  private async locate(ids: readonly string[]): Promise<void> {
    const { handler, caller } = this.parts;
    for (let from = 0; from < ids.length; from += locatedAtOnce) {
      const found =
        (await handler.locate?.(caller, ids.slice(from, from + locatedAtOnce))) ??
        new Map<string, undefined>();
      for (const [id, reason] of found) {
        if (reason) this.suspects.set(id, reason);
        else this.suspects.delete(id);
      }
    }
  }

  /** Known users that no page contained. */
  private unmet(): Promise<string[]> {
    const { handler, clock, removals } = this.parts;
    return this.undone(async (manager) => {
      const everybody = {
        ...this.tenant,
        fullRound: Number.MAX_SAFE_INTEGER,
        missesChanges: true,
      };
      await handler.suspectUnseen?.(manager, everybody, clock.date());
      const noted = await removals.nextNoted(manager, this.scope, Number.MAX_SAFE_INTEGER);
      return [...noted.keys()].filter((id) => !this.met.has(id));
    });
  }

  private weigh(): Promise<Weight & { emptied: number }> {
    const { handler, removals } = this.parts;
    return this.undone(async (manager) => {
      await removals.note(manager, this.scope, this.suspects);
      const emptied = (await handler.countEmptied?.(manager, this.tenant)) ?? 0;
      return { ...(await handler.weigh(manager, this.tenant)), emptied };
    });
  }

  private async undone<Result>(work: (manager: EntityManager) => Promise<Result>): Promise<Result> {
    try {
      return await this.parts.transactions.run(async (manager) => {
        throw new Undo(await work(manager));
      });
    } catch (error) {
      if (error instanceof Undo) return error.result as Result;
      throw error;
    }
  }

  private forget(): void {
    this.suspects.clear();
    this.met.clear();
    this.counts = noCounts();
  }

  private get scope(): RemovalScope {
    return { tenantId: this.tenant.tenantId, query: this.parts.handler.query };
  }
}
