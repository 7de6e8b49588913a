import { GraphRequestFailed, GraphUnavailable } from '../transport/graph-error';
import type { GraphClock } from '../transport/graph-clock';
import { GraphFault } from '../transport/graph-exchange';
import type { WireDriveItem } from '../wire/graph-types';
import { backOff, readRetryAfter } from '../transport/retry-policy';
import { readDriveItem } from '../wire/read-files';
import { record, text } from '../wire/values';
import type { Slice } from './slices';
import type { UploadAnswer, UploadConnections } from './upload-connections';
import { StorageFull, UploadSessionGone } from './upload-error';

/** Most time for the answer to a slice, in milliseconds. */
const attemptTimeout = 60_000;
const cancelTimeout = 5_000;
/** How often one slice may fail without making progress. */
const mostFailures = 6;
/** Longest pause to wait out, in milliseconds: the sender waits all that time. */
const patience = 60_000;

const goneStatuses = new Set([404, 410]);
const temporaryStatuses = new Set([408, 429, 500, 502, 503, 504, 509]);
/** Not the slice that is wanted next: find out which one is, right away. */
const wrongRange = 416;

/** An attempt's outcome: its answer, or why there is none. */
type Outcome = UploadAnswer | GraphFault;

export interface UploadSettings {
  url: URL;
  /** Bytes in the whole file. */
  size: number;
  signal: AbortSignal;
}

/**
 * A file on its way in slices. After a slice fails, the session is asked what it has, and continues from there.
 * https://learn.microsoft.com/graph/api/driveitem-createuploadsession
 */
export class UploadSession {
  constructor(
    private readonly connections: Pick<UploadConnections, 'send'>,
    private readonly clock: GraphClock,
    private readonly settings: UploadSettings,
  ) {}

  /**
   * Sends a slice until it is acknowledged.
   * @returns the file, after the last slice; undefined if that answer doesn't say which
   * @throws UploadSessionGone, StorageFull, GraphUnavailable, GraphRequestFailed, and the signal's reason
   */
  async send({ bytes, start }: Slice): Promise<WireDriveItem | undefined> {
    const tally = { failures: 0 };
    for (let from = start; from < start + bytes.length;) {
      const outcome = await this.put(bytes.subarray(from - start), from);
      const item = readItem(outcome);
      if (item || this.isDone(outcome, start + bytes.length)) return item;
      const told = readNext(outcome) ?? -1;
      const next =
        told > from
          ? told
          : await this.locate(outcome, tally).catch(this.orEnd(outcome, start + bytes.length));
      if (next < start) throw new UploadSessionGone();
      if (next > from) tally.failures = 0;
      from = next;
    }
    return undefined;
  }

  /** Whether the end of the file was accepted, without a description of it. */
  private isDone(outcome: Outcome, end: number): boolean {
    if (outcome instanceof GraphFault || end < this.settings.size) return false;
    return [200, 201, 204].includes(outcome.status) && readNext(outcome) === undefined;
  }

  /** If the end of the file was accepted and there is no session any more, it is done. */
  private orEnd(outcome: Outcome, end: number): (error: unknown) => number {
    const isAccepted = !(outcome instanceof GraphFault) && outcome.status === 202;
    return (error) => {
      if (error instanceof UploadSessionGone && isAccepted && end === this.settings.size)
        return end;
      throw error;
    };
  }

  /** Lets Microsoft forget what was sent; never fails. */
  async cancel(): Promise<void> {
    const { url } = this.settings;
    await this.connections.send({ method: 'DELETE', url, timeout: cancelTimeout });
  }

  private put(body: Buffer, start: number): Promise<Outcome> {
    const { url, size, signal } = this.settings;
    const headers = { 'content-range': `bytes ${start}-${start + body.length - 1}/${size}` };
    const timeout = attemptTimeout;
    return this.connections.send({ method: 'PUT', url, headers, body, signal, timeout });
  }

  private ask(): Promise<Outcome> {
    const { url, signal } = this.settings;
    return this.connections.send({ method: 'GET', url, signal, timeout: attemptTimeout });
  }

  /** Where to continue after a failure. */
  private async locate(failed: Outcome, tally: { failures: number }): Promise<number> {
    let outcome = failed;
    for (;;) {
      tally.failures += 1;
      await this.recover(outcome, tally.failures);
      outcome = await this.ask();
      const next = readNext(outcome);
      if (next !== undefined) return next;
    }
  }

  /** Waits before the next attempt. @throws AppError if there shouldn't be one */
  private async recover(outcome: Outcome, failures: number): Promise<void> {
    const wait = waitAfter(outcome) ?? backOff(failures, this.clock);
    if (failures >= mostFailures || wait > patience) throw new GraphUnavailable(wait / 1000);
    if (wait > 0) await this.clock.sleep(wait, this.settings.signal);
  }
}

/** Milliseconds, if Graph or the failure itself says so. @throws AppError after a final one */
function waitAfter(outcome: Outcome): number | undefined {
  if (outcome instanceof GraphFault) return undefined;
  const { status, headers } = outcome;
  if (status === wrongRange) return 0;
  if (temporaryStatuses.has(status) || status < 300) return readRetryAfter(headers);
  throw toUploadError(outcome);
}

function toUploadError({ status, json }: UploadAnswer): Error {
  if (goneStatuses.has(status)) return new UploadSessionGone();
  if (status === 507) return new StorageFull();
  return new GraphRequestFailed(status, text(record(record(json)['error'])['code']) ?? '');
}

function readItem(outcome: Outcome): WireDriveItem | undefined {
  if (outcome instanceof GraphFault || ![200, 201].includes(outcome.status)) return undefined;
  return readDriveItem(outcome.json);
}

/** Where the bytes wanted next start: `["327680-"]` or `["327680-655359"]`. */
function readNext(outcome: Outcome): number | undefined {
  if (outcome instanceof GraphFault || ![200, 202].includes(outcome.status)) return undefined;
  const { nextExpectedRanges } = record(outcome.json);
  if (!Array.isArray(nextExpectedRanges)) return undefined;
  const start = /^(\d+)-/.exec(String(nextExpectedRanges[0]))?.[1];
  return start === undefined ? undefined : Number(start);
}
