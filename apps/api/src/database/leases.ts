import type { DataSource, EntityManager } from 'typeorm';
import type { QueryDeepPartialEntity } from 'typeorm/query-builder/QueryPartialEntity.js';
import { isSqlite } from './engine';
import { Lease } from './lease.entity';

/** Another process has taken over the lease: stop, and write nothing more. */
export class LeaseLost extends Error {
  constructor(name: string) {
    super(`The lease ${name} is held by another process.`);
    this.name = 'LeaseLost';
  }
}

/** A held lease: its holder and its fencing token. */
export interface HeldLease {
  name: string;
  holder: string;
  fence: number;
}

/**
 * The database's clock in SQL, in milliseconds, since processes' clocks differ. It is a difference from the epoch because
 * UNIX_TIMESTAMP(NOW()) is ambiguous when clocks go back.
 */
export const clock = (dataSource: DataSource) =>
  isSqlite(dataSource)
    ? "CAST(unixepoch('now','subsec') * 1000 AS INTEGER)"
    : "(TIMESTAMPDIFF(MICROSECOND, '1970-01-01', UTC_TIMESTAMP(3)) DIV 1000)";

const held = 'name = :name AND holder = :holder AND fence = :fence';

/** Takes the lease if it is free or has expired: two statements, except the very first time. */
export async function acquire(
  dataSource: DataSource,
  wanted: { name: string; holder: string },
  ttlMs: number,
): Promise<HeldLease | undefined> {
  const { manager } = dataSource;
  if (!(await take(manager, wanted, ttlMs))) {
    const isNew = await make(manager, wanted.name);
    if (!isNew || !(await take(manager, wanted, ttlMs))) return undefined;
  }
  const row = await manager.findOneBy(Lease, wanted);
  return row ? { ...wanted, fence: Number(row.fence) } : undefined;
}

async function take(
  manager: EntityManager,
  { name, holder }: { name: string; holder: string },
  ttlMs: number,
): Promise<boolean> {
  const now = clock(manager.dataSource);
  const taken = await manager
    .createQueryBuilder()
    .update(Lease)
    .set({ holder, fence: () => 'fence + 1', expiresMs: () => `${now} + ${Math.trunc(ttlMs)}` })
    .where(`name = :name AND (holder IS NULL OR expires_ms < ${now})`, { name })
    .execute();
  return Boolean(taken.affected);
}

/** @returns false if it already existed */
async function make(manager: EntityManager, name: string): Promise<boolean> {
  if (await manager.existsBy(Lease, { name })) return false;
  const insert = manager.createQueryBuilder().insert().into(Lease, ['name']).values({ name });
  await insert.orIgnore().updateEntity(false).execute();
  return true;
}

/**
 * Extends it (heartbeat). As a transaction's first statement it is also the fence: it locks the row, so either a takeover
 * waits for the commit, or this fails.
 * @throws LeaseLost
 */
export async function hold(manager: EntityManager, lease: HeldLease, ttlMs: number): Promise<void> {
  const expiresMs = () => `${clock(manager.dataSource)} + ${Math.trunc(ttlMs)}`;
  if (!(await update(manager, lease, { expiresMs }))) throw new LeaseLost(lease.name);
}

/** Gives it back; harmless if it was already lost. */
export async function release(manager: EntityManager, lease: HeldLease): Promise<void> {
  await update(manager, lease, { holder: null, expiresMs: 0 });
}

async function update(
  manager: EntityManager,
  { name, holder, fence }: HeldLease,
  values: QueryDeepPartialEntity<Lease>,
): Promise<number> {
  const query = manager.createQueryBuilder().update(Lease).set(values);
  const result = await query.where(held, { name, holder, fence }).execute();
  return result.affected ?? 0;
}
