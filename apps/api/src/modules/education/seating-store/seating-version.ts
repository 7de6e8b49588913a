import { createHash } from 'node:crypto';
import type { SeatingChart } from '@app/contracts';
import { AppError } from '../../../http';

/** Somebody else saved in the meantime; nothing was written. */
export class SeatingChanged extends AppError {
  constructor(cause?: unknown) {
    super('precondition_failed', 412, 'Someone else saved this chart.', { cause });
  }
}

/** The request doesn't say which version it changes. */
export class VersionRequired extends AppError {
  constructor() {
    super('precondition_required', 428, 'Send the ETag of the chart as If-Match.');
  }
}

const digestLength = 12;

/** A strong tag: the version, and what the reader sees of it, which changes when a student leaves the class. */
export function writeETag(version: number, chart: SeatingChart): string {
  const digest = createHash('sha256').update(JSON.stringify(chart)).digest('base64url');
  return `"${version}-${digest.slice(0, digestLength)}"`;
}

/**
 * The version in `If-Match`. Only a single strong tag of ours counts: `*` would overwrite any version.
 * @throws VersionRequired without one
 * @throws SeatingChanged for a tag that can't be ours
 */
export function readIfMatch(header: string | undefined): number {
  const tag = header?.trim();
  if (!tag || tag === '*') throw new VersionRequired();
  const version = /^"(\d{1,9})-[\w-]+"$/.exec(tag)?.[1];
  if (version === undefined) throw new SeatingChanged();
  return Number(version);
}
