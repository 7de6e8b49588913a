import { Malformed } from '../../http';

/** A part of a file. */
export interface Slice {
  /** Valid until the next one is asked for: all share their memory. */
  bytes: Buffer;
  /** Where in the file it begins. */
  start: number;
}

/**
 * A file in slices of one size, the last one with the rest. Only one is in memory, and nothing is read on before it is
 * done with.
 * @throws Malformed when not as much comes as was announced
 */
export async function* slicesOf(
  content: AsyncIterable<Uint8Array>,
  { size, sliceSize }: { size: number; sliceSize: number },
): AsyncGenerator<Slice> {
  const buffer = Buffer.allocUnsafeSlow(Math.min(size, sliceSize));
  let start = 0;
  let filled = 0;
  for await (const chunk of content) {
    if (start + filled + chunk.length > size) throw new Malformed('more came than was announced');
    for (let taken = 0; taken < chunk.length;) {
      const part = chunk.subarray(taken, taken + buffer.length - filled);
      buffer.set(part, filled);
      filled += part.length;
      taken += part.length;
      if (filled < buffer.length && start + filled < size) continue;
      yield { bytes: buffer.subarray(0, filled), start };
      start += filled;
      filled = 0;
    }
  }
  if (start < size) throw new Malformed('less came than was announced');
}
