import { LRUCache } from 'lru-cache';
import { AppError } from '../../../http';
import { systemClock, type GraphClock } from '../transport/graph-clock';
import type { GraphCaller } from '../transport/graph-caller';
import { cacheTiming, type RecordTiming } from '../transport/graph-timings';

/** A tenant's answers that a write has made stale: those with paths that start like this. */
export interface Drop {
  tenantId: string;
  pathStart: string;
}

/** Loads everything missing at once; a path it leaves out isn't cached. */
export type Load<T> = (paths: string[]) => Promise<Map<string, T>>;

const freshFor = 60_000;
const usableFor = 5 * 60_000;
const mostEntries = 5_000;
const mostBytes = 64 * 1024 * 1024;

/**
 * Graph's answers, per caller: what one user may read is never returned to another. For a minute an answer is returned
 * as is; for up to five minutes it is returned while being refreshed; older ones are forgotten. Simultaneous callers
 * share one request.
 */
export class AnswerCache {
  private readonly answers: LRUCache<string, object>;
  /** Not lru-cache's own `fetch`: it doesn't list requests under way, so a write couldn't drop them. */
  private readonly loading = new Map<string, Promise<object | undefined>>();
  private announce: ((drop: Drop) => void) | undefined;

  constructor(
    private readonly record: RecordTiming | undefined,
    private readonly clock: GraphClock = systemClock,
    limits = { entries: mostEntries, bytes: mostBytes },
  ) {
    this.answers = new LRUCache<string, object>({
      max: limits.entries,
      maxSize: limits.bytes,
      sizeCalculation: (answer) => JSON.stringify(answer).length + 1,
      ttl: usableFor,
      ttlResolution: 0,
      perf: { now: () => this.clock.now() },
    });
  }

  /** The answer for one path, loaded if it isn't cached. */
  async get<T extends object>(
    caller: GraphCaller,
    path: string,
    load: () => Promise<T>,
  ): Promise<T> {
    const answers = await this.getMany<T>(
      caller,
      [path],
      async () => new Map([[path, await load()]]),
    );
    return answers.get(path) as T;
  }

  /** The answers for several paths; the missing ones are loaded together. Paths that `load` left out are absent. */
  async getMany<T extends object>(
    caller: GraphCaller,
    paths: readonly string[],
    load: Load<T>,
  ): Promise<Map<string, T>> {
    const found = new Map<string, object | Promise<object | undefined>>();
    const missing: string[] = [];
    const stale: string[] = [];
    for (const path of paths) {
      const key = keyOf(caller, path);
      const answer = this.answers.get(key);
      const known = answer ?? this.loading.get(key);
      if (known) found.set(path, known);
      else missing.push(path);
      if (answer && this.isOld(key)) stale.push(path);
    }
    this.recordHits(found);
    if (missing.length > 0) {
      for (const [path, answer] of this.load(caller, missing, load)) found.set(path, answer);
    }
    if (stale.length > 0) this.renew(caller, stale, load);
    return settle<T>(found);
  }

  /** Like `getMany`, but ignores what is cached or on its way; the answers replace it. */
  askMany<T extends object>(
    caller: GraphCaller,
    paths: readonly string[],
    load: Load<T>,
  ): Promise<Map<string, T>> {
    return settle<T>(this.load(caller, [...paths], load));
  }

  /** Forgets a tenant's answers after a write: all, or those with paths that start like this; on all replicas. */
  drop(tenantId: string, pathStart = ''): void {
    this.forget({ tenantId, pathStart });
    this.announce?.({ tenantId, pathStart });
  }

  /** Sets who tells the other replicas about each drop. */
  onDrop(announce: (drop: Drop) => void): void {
    this.announce = announce;
  }

  /** Like `drop`, but only here: for other replicas' writes. */
  forget({ tenantId, pathStart }: Drop): void {
    const concerns = (key: string) => {
      const [tenant, , path = ''] = key.split('\n');
      return tenant === tenantId && path.startsWith(pathStart);
    };
    for (const key of [...this.answers.keys()].filter(concerns)) this.answers.delete(key);
    for (const key of [...this.loading.keys()].filter(concerns)) this.loading.delete(key);
  }

  private isOld(key: string): boolean {
    return this.answers.getRemainingTTL(key) < usableFor - freshFor;
  }

  private load<T extends object>(caller: GraphCaller, paths: string[], load: Load<T>) {
    const all = load(paths);
    const answers = new Map<string, Promise<T | undefined>>();
    for (const path of paths) {
      const key = keyOf(caller, path);
      // No longer once a write has dropped it or a fresh request has replaced it.
      const isAwaited = () => this.loading.get(key) === answer;
      const answer = all
        .then((loaded) => {
          const value = loaded.get(path);
          if (value && isAwaited()) this.answers.set(key, value);
          return value;
        })
        .finally(() => {
          if (isAwaited()) this.loading.delete(key);
        });
      this.loading.set(key, answer);
      answers.set(path, answer);
    }
    return answers;
  }

  private renew<T extends object>(caller: GraphCaller, stale: string[], load: Load<T>): void {
    const paths = stale.filter((path) => !this.loading.has(keyOf(caller, path)));
    if (paths.length === 0) return;
    const answers = this.load(caller, paths, load);
    Promise.all(answers.values()).catch((error: unknown) => {
      // Refused now, so it must not be shown any longer. After a failure, the next caller tries again.
      const isRefused = error instanceof AppError && error.status < 500;
      if (isRefused) for (const path of paths) this.answers.delete(keyOf(caller, path));
    });
  }

  private recordHits(found: Map<string, object | Promise<object | undefined>>): void {
    const { record } = this;
    if (!record) return;
    for (const [path, known] of found) {
      // Shared with an earlier caller: it counts as known once that answer arrives, if it does.
      if (known instanceof Promise)
        known.then((value) => value && record(cacheTiming(path)), ignore);
      else record(cacheTiming(path));
    }
  }
}

const ignore = () => undefined;

function keyOf(caller: GraphCaller, path: string): string {
  return [caller.tenantId, caller.key, path].join('\n');
}

async function settle<T>(found: ReadonlyMap<string, object | Promise<object | undefined>>) {
  const settled = await Promise.all(
    [...found].map(async ([path, answer]) => [path, (await answer) as T | undefined] as const),
  );
  const answers = new Map<string, T>();
  for (const [path, answer] of settled) if (answer !== undefined) answers.set(path, answer);
  return answers;
}
