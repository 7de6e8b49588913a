type Coming = Promise<IteratorResult<Uint8Array>>;

/** A file's chunks, which can be awaited for a while and requested again. */
export class Chunks {
  private readonly chunks: AsyncIterator<Uint8Array>;
  private coming: Coming | undefined;

  constructor(content: AsyncIterable<Uint8Array>) {
    this.chunks = content[Symbol.asyncIterator]();
  }

  /** @returns the next chunk, undefined at the end, or `late` if the signal comes first */
  async next(signal?: AbortSignal): Promise<Uint8Array | undefined | 'late'> {
    this.coming ??= this.chunks.next();
    const first = await (signal ? beforeAbort(this.coming, signal) : this.coming);
    if (first === 'late') return 'late';
    this.coming = undefined;
    return first.done ? undefined : first.value;
  }

  /** Nothing more is wanted. Doesn't wait for a chunk that is on its way. */
  close(): void {
    this.coming?.catch(() => undefined);
    void this.chunks.return?.().catch(() => undefined);
  }
}

/** `Promise.race` would keep every chunk until the signal comes. */
function beforeAbort(coming: Coming, signal: AbortSignal): Promise<Awaited<Coming> | 'late'> {
  if (signal.aborted) return Promise.resolve('late');
  return new Promise((resolve, reject) => {
    const leave = () => resolve('late');
    const stay = () => signal.removeEventListener('abort', leave);
    signal.addEventListener('abort', leave, { once: true });
    coming.finally(stay).then(resolve, reject);
  });
}
