import * as z from 'zod';

const share = z.number().min(0).max(1);

/** Body of `PATCH /_sandbox/delta`: how delta queries page, and what replication does to them. */
export const deltaSettingsSchema = z.strictObject({
  pageSize: z.int().min(1).max(999).optional(),
  removedAtFirst: z
    .boolean()
    .optional()
    .describe('Whether a first round names those removed restorably'),
  repeat: share.optional().describe('Share of the users who come once more on the next page'),
  stale: z
    .boolean()
    .optional()
    .describe('Whether the first of two occurrences shows the user as loaded'),
  replay: z
    .int()
    .min(0)
    .optional()
    .describe('How many changes before the link a later round tells again'),
  emptyEvery: z
    .union([z.literal(0), z.int().min(2)])
    .optional()
    .describe('Every so many pages one has nothing but a nextLink; 0 for none'),
  shuffle: z.boolean().optional().describe('Whether the users of a page come in another order'),
  seed: z.int().optional().describe('What repeats and order are drawn from'),
});

const usual = {
  pageSize: 200,
  removedAtFirst: true,
  repeat: 0,
  stale: false,
  replay: 0,
  emptyEvery: 0,
  shuffle: false,
  seed: 1,
};
export type DeltaSettings = Readonly<typeof usual>;

/** How Graph says that a token is of no use any more. */
export const expirySignalSchema = z.enum(['resyncRequired', 'syncStateNotFound', 'tooOld']);
export type ExpirySignal = z.output<typeof expirySignalSchema>;

export const deltaSnapshotSchema = z.object({
  generation: z.int().min(0),
  signal: expirySignalSchema,
});
export type DeltaSnapshot = z.output<typeof deltaSnapshotSchema>;

/** How delta queries behave, and which of their tokens were ended. */
export class DeltaBehavior {
  #settings: DeltaSettings = usual;
  #expiry: DeltaSnapshot = { generation: 0, signal: 'resyncRequired' };
  #onChange: () => void = () => undefined;

  get settings(): DeltaSettings {
    return this.#settings;
  }

  /** What a token remembers of when it was given out. */
  get generation(): number {
    return this.#expiry.generation;
  }

  /** How a token of a generation is refused; undefined while it is good. */
  refusalOf(generation: number): ExpirySignal | undefined {
    return generation < this.#expiry.generation ? this.#expiry.signal : undefined;
  }

  change(settings: Partial<DeltaSettings>): void {
    this.#settings = { ...this.#settings, ...settings };
  }

  /** Ends all tokens given out until now. */
  expire(signal: ExpirySignal): void {
    this.#expiry = { generation: this.#expiry.generation + 1, signal };
    this.#onChange();
  }

  /** Calls the listener after every change that is kept. */
  watch(listener: () => void): void {
    this.#onChange = listener;
  }

  /** Settings as at first. Ended tokens stay ended, the others go on: a reset is a change like others to them. */
  reset(): void {
    this.#settings = usual;
  }

  snapshot(): DeltaSnapshot {
    return this.#expiry;
  }

  restore(snapshot: DeltaSnapshot): void {
    this.#expiry = snapshot;
  }
}
