import * as z from 'zod';
import { malformed } from '../../wire/graph-error';

const maximumParts = 20;

const partSchema = z.object({
  id: z.string().min(1),
  method: z.string().toUpperCase(),
  url: z.string().min(1),
  headers: z.record(z.string(), z.string()).default({}),
  body: z.unknown().optional(),
  dependsOn: z.array(z.string()).default([]),
});
export type BatchPart = z.output<typeof partSchema>;

const batchSchema = z.object({ requests: z.array(partSchema) });

function checkIds(parts: readonly BatchPart[]): void {
  const ids = parts.map(({ id }) => id.toLowerCase());
  if (new Set(ids).size < ids.length) throw malformed('Request Id has to be unique in a batch.');
}

/** A part may only depend on parts before it, which rules out cycles. */
function checkDependencies(parts: readonly BatchPart[]): void {
  const earlier = new Set<string>();
  for (const { id, dependsOn } of parts) {
    const unknown = dependsOn.find((other) => !earlier.has(other));
    if (unknown !== undefined) {
      throw malformed(`Invalid dependsOn: '${unknown}' isn't a request before '${id}'.`);
    }
    earlier.add(id);
  }
}

/** Parses the body of a `$batch`. @throws GraphError 400 when the batch itself is invalid */
export function parseBatch(body: unknown): readonly BatchPart[] {
  const parsed = batchSchema.safeParse(body);
  if (!parsed.success) throw malformed('Invalid batch payload format.');
  const { requests } = parsed.data;
  if (requests.length === 0) throw malformed('The batch has no requests.');
  if (requests.length > maximumParts) {
    throw malformed(`Number of batch request steps exceeds the maximum value of ${maximumParts}.`);
  }
  checkIds(requests);
  checkDependencies(requests);
  return requests;
}
