import * as z from 'zod';

/** How long the assignments service takes for what it does in the background, and how often it fails. */
export const assignmentWorkSchema = z.strictObject({
  publishDelay: z.int().min(0).optional().describe('Milliseconds from published to assigned'),
  submissionDelay: z.int().min(0).optional().describe('Milliseconds until an action shows'),
  failPublish: z.int().min(0).optional().describe('How many of the next publishings fail'),
});

const usual = { publishDelay: 300, submissionDelay: 300, failPublish: 0 };

/** The background work of the assignments service. */
export class AssignmentWork {
  #settings = { ...usual };

  get settings(): Readonly<typeof usual> {
    return this.#settings;
  }

  /** Milliseconds from `published` to `assigned`. */
  get publishDelay(): number {
    return this.#settings.publishDelay;
  }

  /** Milliseconds until readers see an action on a submission. */
  get submissionDelay(): number {
    return this.#settings.submissionDelay;
  }

  change(settings: Partial<typeof usual>): void {
    this.#settings = { ...this.#settings, ...settings };
  }

  /** Whether the publishing that starts now is to fail; counts it. */
  takePublishFailure(): boolean {
    const { failPublish } = this.#settings;
    if (failPublish === 0) return false;
    this.#settings.failPublish = failPublish - 1;
    return true;
  }

  reset(): void {
    this.#settings = { ...usual };
  }
}
