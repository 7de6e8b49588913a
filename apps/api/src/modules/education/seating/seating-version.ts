import { createHash } from 'node:crypto';
import type { SeatingChart } from '@app/contracts';
import { AppError } from '../../../http';

/** Somebody else saved meanwhile; nothing was written. */
export class SeatingChanged extends AppError {
  constructor(cause?: unknown) {
    super('precondition_failed', 412, 'Somebody else saved this chart meanwhile.', { cause });
  }
}

/** The sender does not say which version it changes. */
export class VersionRequired extends AppError {
  constructor() {
    super('precondition_required', 428, 'Send the ETag of the chart as If-Match.');
  }
}

const digestLength = 12;

/**
 * A strong tag: the version, and what of it the reader sees, as that changes when a student leaves the class.
 */
export function writeETag(version: number, chart: SeatingChart): string {
  const digest = createHash('sha256').update(JSON.stringify(chart)).digest('base64url');
  return `"${version}-${digest.slice(0, digestLength)}"`;
}

/**
 * The version in `If-Match`. Only a single strong tag of ours names one: `*` would overwrite whatever is there.
 * @throws VersionRequired without one
 * @throws SeatingChanged for a tag that none of ours can be
 */
export function readIfMatch(header: string | undefined): number {
  const tag = header?.trim();
  if (!tag || tag === '*') throw new VersionRequired();
  const version = /^"(\d{1,9})-[\w-]+"$/.exec(tag)?.[1];
  if (version === undefined) throw new SeatingChanged();
  return Number(version);
}
