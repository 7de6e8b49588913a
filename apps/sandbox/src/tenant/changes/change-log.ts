import * as z from 'zod';

const changeSchema = z.object({
  /** Counts up and never goes back, not even on a reset. */
  n: z.int().min(1),
  /** What changed. */
  id: z.string(),
  /** Which properties have a different value now; absent for an addition, a removal, a restoration and a reset. */
  properties: z.array(z.string()).optional(),
});
export type Change = z.output<typeof changeSchema>;

/** As saved when only users had a log. */
const userChangeSchema = changeSchema
  .omit({ id: true })
  .extend({ userId: z.string() })
  .transform(({ userId, ...change }) => ({ ...change, id: userId }));

export const changeLogSchema = z.array(z.union([changeSchema, userChangeSchema]));

/** What has happened to the entities of one kind since they were loaded, in order. */
export class ChangeLog {
  /** Without gaps: change `n` is at `n - 1`. */
  private log: Change[] = [];
  /** For each change, the number of the same entity's previous change; 0 for the first one. */
  private previous: number[] = [];
  private readonly lastOf = new Map<string, number>();

  get last(): number {
    return this.log.length;
  }

  append(id: string, properties?: readonly string[]): void {
    const n = this.log.length + 1;
    this.log.push({ n, id, ...(properties && { properties: [...properties] }) });
    this.previous.push(this.lastOf.get(id) ?? 0);
    this.lastOf.set(id, n);
  }

  /** Changes after the given one, oldest first. */
  since(n: number): readonly Change[] {
    return this.log.slice(n);
  }

  /** What change `n` is about, if it is the first one about it after another change. */
  firstAfter(since: number, n: number): string | undefined {
    const isFirst = (this.previous[n - 1] ?? 0) <= since;
    return isFirst ? this.log[n - 1]?.id : undefined;
  }

  /** An entity's changes after the given one, newest first; takes only as long as there are of them. */
  *of(id: string, since = 0): Generator<Change> {
    for (let n = this.lastOf.get(id) ?? 0; n > since; n = this.previous[n - 1] ?? 0) {
      const change = this.log[n - 1];
      if (change) yield change;
    }
  }

  snapshot(): Change[] {
    return this.log;
  }

  restore(log: readonly Change[]): void {
    this.log = [];
    this.previous = [];
    this.lastOf.clear();
    for (const { id, properties } of log) this.append(id, properties);
  }
}
