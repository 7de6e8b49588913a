import type { DataSyncRecord } from './data-sync-record.entity';

export interface RoundOptions {
  optionsHash: string;
  /** Whether a stored link still leads to Graph. */
  ownsLink: (link: string) => boolean;
  /** Milliseconds after which a full round is due anyway. */
  fullEvery?: number | undefined;
}

/**
 * The changes that start a new round, or none when the run continues an unfinished one. A full round that is only due by
 * time keeps the delta link: what has changed since is still reported from there.
 */
export function startRound(
  checkpoint: DataSyncRecord,
  { optionsHash, ownsLink, fullEvery = Infinity }: RoundOptions,
  now: Date,
): Partial<DataSyncRecord> {
  const links = [checkpoint.nextLink, checkpoint.deltaLink].filter((link) => link !== null);
  const isSame = checkpoint.optionsHash === optionsHash && links.every(ownsLink);
  if (checkpoint.phase !== 'idle' && isSame) return {};
  const deltaLink = isSame ? checkpoint.deltaLink : null;
  const sinceFull = now.getTime() - (checkpoint.fullStartedAt?.getTime() ?? 0);
  const isFull = deltaLink === null || sinceFull >= fullEvery;
  const start = { nextLink: null, roundStartedAt: now, roundReceived: 0 };
  const begun = { phase: 'pages', ...start, optionsHash } as const;
  if (!isFull) return { ...begun, isFull };
  const full = { fullStartedAt: now, deltaLink, round: checkpoint.round + 1 };
  return { ...begun, isFull, ...full };
}
