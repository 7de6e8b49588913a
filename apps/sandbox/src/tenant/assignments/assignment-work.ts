import * as z from 'zod';

/** How long the assignments service takes for background work, and how often that fails. */
export const assignmentWorkSchema = z.strictObject({
  publishDelay: z.int().min(0).optional().describe('Milliseconds from published to assigned'),
  submissionDelay: z.int().min(0).optional().describe('Milliseconds until an action shows'),
  failPublish: z.int().min(0).optional().describe('How many of the next attempts to publish fail'),
});

const usual = { publishDelay: 300, submissionDelay: 300, failPublish: 0 };

/** The background work of the assignments service. */
export class AssignmentWork {
  private current = { ...usual };

  get settings(): Readonly<typeof usual> {
    return this.current;
  }

  /** Milliseconds from `published` to `assigned`. */
  get publishDelay(): number {
    return this.current.publishDelay;
  }

  /** Milliseconds until readers see an action on a submission. */
  get submissionDelay(): number {
    return this.current.submissionDelay;
  }

  change(settings: Partial<typeof usual>): void {
    this.current = { ...this.current, ...settings };
  }

  /** Whether the publishing that is starting should fail; counts it. */
  takePublishFailure(): boolean {
    const { failPublish } = this.current;
    if (failPublish === 0) return false;
    this.current.failPublish = failPublish - 1;
    return true;
  }

  reset(): void {
    this.current = { ...usual };
  }
}
