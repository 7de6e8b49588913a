import * as z from 'zod';

const share = z.number().min(0).max(1);

/** Body of `PATCH /_sandbox/delta`: how delta queries page, and how replication affects them. */
export const deltaSettingsSchema = z.strictObject({
  pageSize: z.int().min(1).max(999).optional(),
  removedAtFirst: z
    .boolean()
    .optional()
    .describe('Whether a first round includes what was removed and can be restored'),
  repeat: share.optional().describe('Share of the entries repeated on the next page'),
  stale: z
    .boolean()
    .optional()
    .describe('Whether the first of two occurrences shows the entry as loaded'),
  replay: z
    .int()
    .min(0)
    .optional()
    .describe('How many changes before the link a later round repeats'),
  emptyEvery: z
    .union([z.literal(0), z.int().min(2)])
    .optional()
    .describe('One page in this many has only a nextLink; 0 for none'),
  shuffle: z.boolean().optional().describe('Whether to change the order within a page'),
  schoolChanges: z
    .boolean()
    .optional()
    .describe('Whether people and classes that changed schools are reported'),
  seed: z.int().optional().describe('Seed for the repeats and the order'),
});

const usual = {
  pageSize: 200,
  removedAtFirst: true,
  repeat: 0,
  stale: false,
  replay: 0,
  emptyEvery: 0,
  shuffle: false,
  schoolChanges: false,
  seed: 1,
};
export type DeltaSettings = Readonly<typeof usual>;

/** How Graph reports that a token is no longer usable. */
export const expirySignalSchema = z.enum(['resyncRequired', 'syncStateNotFound', 'tooOld']);
export type ExpirySignal = z.output<typeof expirySignalSchema>;

export const deltaSnapshotSchema = z.object({
  generation: z.int().min(0),
  signal: expirySignalSchema,
});
export type DeltaSnapshot = z.output<typeof deltaSnapshotSchema>;

/** How delta queries behave, and which of their tokens were ended. */
export class DeltaBehavior {
  private current: DeltaSettings = usual;
  private expiry: DeltaSnapshot = { generation: 0, signal: 'resyncRequired' };
  private onChange: () => void = () => undefined;

  get settings(): DeltaSettings {
    return this.current;
  }

  /** What a token remembers about when it was issued. */
  get generation(): number {
    return this.expiry.generation;
  }

  /** How to refuse a token from a generation; undefined while it is valid. */
  refusalOf(generation: number): ExpirySignal | undefined {
    return generation < this.expiry.generation ? this.expiry.signal : undefined;
  }

  change(settings: Partial<DeltaSettings>): void {
    this.current = { ...this.current, ...settings };
  }

  /** Ends all tokens issued so far. */
  expire(signal: ExpirySignal): void {
    this.expiry = { generation: this.expiry.generation + 1, signal };
    this.onChange();
  }

  /** Calls the listener after every change that is saved. */
  watch(listener: () => void): void {
    this.onChange = listener;
  }

  /** Restores the default settings. Ended tokens stay ended; to the others, a reset is just another change. */
  reset(): void {
    this.current = usual;
  }

  snapshot(): DeltaSnapshot {
    return this.expiry;
  }

  restore(snapshot: DeltaSnapshot): void {
    this.expiry = snapshot;
  }
}
