import { randomUUID } from 'node:crypto';
import { setMaxListeners } from 'node:events';
import * as z from 'zod';

function isRegularExpression(source: string): boolean {
  try {
    new RegExp(source);
    return true;
  } catch {
    return false;
  }
}

/** Body of `POST /_sandbox/faults`. */
export const faultSchema = z
  .strictObject({
    match: z.strictObject({
      method: z.string().toUpperCase().optional(),
      path: z
        .string()
        .refine(isRegularExpression, { message: 'Not a regular expression' })
        .describe('Regular expression matched against path and query'),
      tenant: z.string().optional().describe('Id or domain'),
      batchPart: z
        .boolean()
        .optional()
        .describe('Only parts of a $batch, or only whole requests; both if omitted'),
    }),
    after: z.int().min(1).optional().describe('How many matching calls to leave alone first'),
    every: z.int().min(1).optional(),
    times: z.int().min(1).optional(),
    status: z.int().min(200).max(599).optional(),
    retryAfter: z.union([z.int().min(0), z.string()]).optional(),
    latency: z.int().min(0).optional(),
    reset: z.boolean().optional(),
    afterBytes: z
      .int()
      .min(1)
      .optional()
      .describe('How much of the body to accept before the reset'),
    body: z.unknown().optional(),
  })
  .refine(
    ({ status, retryAfter, latency, reset, body }) =>
      [status, retryAfter, latency, body].some((effect) => effect !== undefined) || reset,
    { message: 'A fault needs an effect: status, retryAfter, latency, reset or body' },
  )
  .refine(({ afterBytes, reset }) => afterBytes === undefined || reset, {
    message: 'afterBytes needs reset',
    path: ['afterBytes'],
  });
export type FaultDefinition = z.output<typeof faultSchema>;

/** An incoming request, or part of a `$batch`. */
export interface Call {
  readonly method: string;
  /** Path and query. */
  readonly path: string;
  /** Names of the tenant it addresses: id and domain. */
  readonly tenantNames: readonly string[];
  readonly isBatchPart: boolean;
}

interface ArmedFault {
  readonly id: string;
  readonly definition: FaultDefinition;
  readonly pattern: RegExp;
  /** Calls that have matched so far, whether it fired or not. */
  matched: number;
  struck: number;
}

function matches({ definition: { match }, pattern }: ArmedFault, call: Call): boolean {
  if (match.method !== undefined && match.method !== call.method) return false;
  if (match.batchPart !== undefined && match.batchPart !== call.isBatchPart) return false;
  const tenant = match.tenant?.toLowerCase();
  if (tenant !== undefined && !call.tenantNames.includes(tenant)) return false;
  return pattern.test(call.path);
}

function newRelease(): AbortController {
  const release = new AbortController();
  // Any number of calls may be waiting.
  setMaxListeners(0, release.signal);
  return release;
}

/** The faults armed through `/_sandbox/faults`; the oldest match fires. */
export class Faults {
  private armed: ArmedFault[] = [];
  private release = newRelease();

  /** Aborts when the current faults are cleared, which releases whatever a latency is holding back. */
  get cleared(): AbortSignal {
    return this.release.signal;
  }

  arm(definition: FaultDefinition): string {
    const pattern = new RegExp(definition.match.path);
    const fault = { id: randomUUID(), definition, pattern, matched: 0, struck: 0 };
    this.armed.push(fault);
    return fault.id;
  }

  /** The fault that hits this call, if any; one with `times` is disarmed after it fires for the last time. */
  strike(call: Call): FaultDefinition | undefined {
    for (const fault of this.armed) {
      if (!matches(fault, call)) continue;
      fault.matched += 1;
      const { after = 0, every = 1, times } = fault.definition;
      if (fault.matched <= after || (fault.matched - after) % every !== 0) continue;
      fault.struck += 1;
      if (fault.struck === times) this.disarm(fault.id);
      return fault.definition;
    }
    return undefined;
  }

  list(): readonly (FaultDefinition & { readonly id: string; readonly struck: number })[] {
    return this.armed.map(({ id, definition, struck }) => ({ id, struck, ...definition }));
  }

  disarm(id: string): void {
    this.armed = this.armed.filter((fault) => fault.id !== id);
  }

  clear(): void {
    this.armed = [];
    this.release.abort();
    this.release = newRelease();
  }
}
