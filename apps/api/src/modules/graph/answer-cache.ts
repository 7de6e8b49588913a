import { LRUCache } from 'lru-cache';
import { AppError } from '../../http';
import { systemClock, type GraphClock } from './graph-clock';
import type { GraphCaller } from './graph-caller';
import { cacheTiming, type RecordTiming } from './graph-timings';

interface Entry {
  value: object;
  at: number;
}

/** The answers of a tenant that a write has made old: those whose path starts so. */
export interface Drop {
  tenantId: string;
  pathStart: string;
}

/** Loads what is missing in one go; a path it leaves out is not remembered. */
export type Load<T> = (paths: string[]) => Promise<Map<string, T>>;

const freshFor = 60_000;
const usableFor = 5 * 60_000;
const mostEntries = 5_000;
const mostBytes = 64 * 1024 * 1024;

/**
 * Graph's answers, per caller: what one user may read is never given to another. For a minute an answer is given as it
 * is; up to five minutes it is given while it is asked for again behind; older ones are forgotten. Those who ask for the
 * same at once share one request.
 */
export class AnswerCache {
  private readonly entries: LRUCache<string, Entry>;
  private readonly loading = new Map<string, Promise<object | undefined>>();
  /** Counts the drops: an answer that was asked for before a write must not be kept after it. */
  private epoch = 0;
  private announce: ((drop: Drop) => void) | undefined;

  constructor(
    private readonly record: RecordTiming | undefined,
    private readonly clock: GraphClock = systemClock,
    limits = { entries: mostEntries, bytes: mostBytes },
  ) {
    this.entries = new LRUCache<string, Entry>({
      max: limits.entries,
      maxSize: limits.bytes,
      sizeCalculation: (entry) => JSON.stringify(entry.value).length + 1,
    });
  }

  /** The answer for one path, loaded when it is not there. */
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

  /** The answers for several paths; the missing ones are loaded together. Absent: those that `load` left out. */
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
      const entry = this.read(key);
      const known = entry?.value ?? this.loading.get(key);
      if (known) found.set(path, known);
      else missing.push(path);
      if (entry && this.clock.now() - entry.at > freshFor) stale.push(path);
    }
    this.recordHits(found);
    if (missing.length > 0) {
      for (const [path, answer] of this.load(caller, missing, load)) found.set(path, answer);
    }
    if (stale.length > 0) this.renew(caller, stale, load);
    return settle<T>(found);
  }

  /** Forgets a tenant's answers after a write: all, or those whose path starts so; on all replicas. */
  drop(tenantId: string, pathStart = ''): void {
    this.forget({ tenantId, pathStart });
    this.announce?.({ tenantId, pathStart });
  }

  /** Who tells the other replicas of each drop. */
  onDrop(announce: (drop: Drop) => void): void {
    this.announce = announce;
  }

  /** As `drop`, here only: for writes of other replicas. */
  forget({ tenantId, pathStart }: Drop): void {
    this.epoch += 1;
    const concerns = (key: string) => {
      const [tenant, , path = ''] = key.split('\n');
      return tenant === tenantId && path.startsWith(pathStart);
    };
    for (const key of [...this.entries.keys()].filter(concerns)) this.entries.delete(key);
    for (const key of [...this.loading.keys()].filter(concerns)) this.loading.delete(key);
  }

  private read(key: string): Entry | undefined {
    const entry = this.entries.get(key);
    if (!entry || this.clock.now() - entry.at <= usableFor) return entry;
    this.entries.delete(key);
    return undefined;
  }

  private load<T extends object>(caller: GraphCaller, paths: string[], load: Load<T>) {
    const { epoch } = this;
    const all = load(paths).then((answers) => {
      const at = this.clock.now();
      if (epoch !== this.epoch) return answers;
      for (const [path, value] of answers) this.entries.set(keyOf(caller, path), { value, at });
      return answers;
    });
    const answers = new Map<string, Promise<T | undefined>>();
    for (const path of paths) {
      const key = keyOf(caller, path);
      const answer = all
        .then((loaded) => loaded.get(path))
        .finally(() => {
          if (this.loading.get(key) === answer) this.loading.delete(key);
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
      // Refused now: it must not be shown any longer. A failure is left to the next who asks.
      const isRefused = error instanceof AppError && error.status < 500;
      if (isRefused) for (const path of paths) this.entries.delete(keyOf(caller, path));
    });
  }

  private recordHits(found: Map<string, object | Promise<object | undefined>>): void {
    const { record } = this;
    if (!record) return;
    for (const [path, known] of found) {
      // Shared with who asked first: it is known when that answer has come, if it comes.
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

async function settle<T>(found: Map<string, object | Promise<object | undefined>>) {
  const settled = await Promise.all(
    [...found].map(async ([path, answer]) => [path, (await answer) as T | undefined] as const),
  );
  const answers = new Map<string, T>();
  for (const [path, answer] of settled) if (answer !== undefined) answers.set(path, answer);
  return answers;
}
