import type { EntityManager } from 'typeorm';
import {
  nameRules,
  type NamedKind,
  type NamedPlace,
  type NamedRow,
  type NameIndex,
  type RosterMirrorRepository,
} from '../../roster';
import type { DeltaEntry, DeltaPage, GraphCaller } from '../../graph';
import type { DeltaHandler, Settled, Weight } from '../engine/delta-handler';
import type { SyncState, Tenant } from '../engine/sync-state';
import { NamesPlan } from './names-plan';

/** A changed row with its names; or, at the end of a round, up to which number all are known. */
export type NameEntry = DeltaEntry & { kind: NamedKind; row?: NamedRow; upTo?: number };

/** Where a round is: up to which number it goes, and what it has read. */
interface Progress extends NamedPlace {
  upTo: number;
  kind: NamedKind;
}

const rowsAtOnce = 500;
const start = { kind: 'person', id: '' } as const;

/**
 * Keeps the words in step by which people and classes are found (FIND-1). Its pages are the mirror's changed rows, in the
 * order of their changes; it asks Graph nothing. After new rules for names, all rows count as changed.
 */
export class NamesHandler implements DeltaHandler<NameEntry, NamesPlan> {
  readonly query = 'names';
  readonly path = 'names';

  constructor(
    private readonly mirrors: RosterMirrorRepository,
    private readonly names: NameIndex,
  ) {}

  isWanted({ mirror }: Tenant): boolean {
    return mirror !== 'off';
  }

  isDue({ mirrorWork }: SyncState): boolean {
    return mirrorWork.hasUnnamed;
  }

  async readPage(
    _caller: GraphCaller,
    { tenantId }: Tenant,
    link: string | undefined,
  ): Promise<DeltaPage<NameEntry>> {
    const at = link === undefined ? await this.begin(tenantId) : readProgress(link);
    const place = { changedSeq: at.changedSeq, id: at.id, take: rowsAtOnce };
    const rows = await this.names.changedAfter(tenantId, at.kind, place);
    const entries: NameEntry[] = rows.map((row) => ({ id: row.id, kind: at.kind, row }));
    const last = rows.at(-1);
    if (last && rows.length === rowsAtOnce) {
      const { changedSeq, id } = last;
      return { entries, next: writeProgress({ ...at, changedSeq, id }) };
    }
    if (at.kind === 'person') {
      const classes = { ...(await this.begin(tenantId)), upTo: at.upTo, kind: 'class' } as const;
      return { entries, next: writeProgress(classes) };
    }
    return { entries: [...entries, { id: tenantId, kind: at.kind, upTo: at.upTo }], delta: null };
  }

  /** Rows go from the mirror, where the breaker has weighed it; here, nothing does by itself. */
  weigh(): Promise<Weight> {
    return Promise.resolve({ deactivate: 0, remove: 0, known: 0 });
  }

  plan(
    _manager: EntityManager,
    _tenant: Tenant,
    entries: readonly NameEntry[],
  ): Promise<NamesPlan> {
    const plan = new NamesPlan();
    for (const { kind, row, upTo } of entries) {
      if (row) plan.rows[kind].push(row);
      if (upTo !== undefined) plan.upTo = upTo;
    }
    return Promise.resolve(plan);
  }

  async write(manager: EntityManager, { tenantId }: Tenant, plan: NamesPlan): Promise<void> {
    for (const kind of ['person', 'class'] as const)
      plan.counts.updated += await this.names.write(manager, [tenantId, kind], plan.rows[kind]);
    if (plan.upTo !== undefined) await this.names.finish(manager, tenantId, plan.upTo);
  }

  settle(): Promise<Settled> {
    return Promise.resolve({ deactivated: 0, removed: 0 });
  }

  private async begin(tenantId: string): Promise<Progress> {
    const mirror = await this.mirrors.find(tenantId);
    const isSame = mirror?.nameRules === nameRules;
    const changedSeq = isSame ? mirror.namedSeq + 1 : 0;
    return { ...start, changedSeq, upTo: mirror?.lastSeq ?? 0 };
  }
}

const writeProgress = ({ upTo, kind, changedSeq, id }: Progress): string =>
  [upTo, kind, changedSeq, id].join(' ');

function readProgress(link: string): Progress {
  const [upTo, kind, changedSeq, id = ''] = link.split(' ');
  return {
    upTo: Number(upTo),
    kind: kind === 'class' ? 'class' : 'person',
    changedSeq: Number(changedSeq),
    id,
  };
}
