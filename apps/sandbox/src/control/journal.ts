/** Who a request's bearer token speaks for. */
export type TokenKind = 'user' | 'app';

/** One line of `GET /_sandbox/requests`. */
export interface JournalEntry {
  /** Counts up from 1, in the order the answers were sent. */
  readonly n: number;
  readonly at: string;
  readonly method: string;
  /** Without the query. */
  readonly path: string;
  readonly query: string;
  /** 0 when the connection broke before the answer. */
  readonly status: number;
  /** Milliseconds. */
  readonly duration: number;
  readonly tokenKind: TokenKind | null;
  /** Whether it is part of a `$batch`, which also has its own line. */
  readonly batch?: true;
}

/** The newest requests to Entra and Graph, oldest first. */
export class Journal {
  private entries: JournalEntry[] = [];
  private last = 0;

  constructor(private readonly capacity = 20_000) {}

  record(entry: Omit<JournalEntry, 'n'>): void {
    this.last += 1;
    this.entries.push({ n: this.last, ...entry });
    // Cut in big chunks: shifting one at a time would copy the array on every request.
    if (this.entries.length > 2 * this.capacity) {
      this.entries = this.entries.slice(-this.capacity);
    }
  }

  /** @param since number of the last entry already seen */
  since(since: number): { readonly value: readonly JournalEntry[]; readonly next: number } {
    const kept = this.entries.slice(-this.capacity);
    const seen = kept.findIndex(({ n }) => n > since);
    return { value: seen < 0 ? [] : kept.slice(seen), next: this.last };
  }

  /** Drops the entries; numbering continues. */
  clear(): void {
    this.entries = [];
  }
}
