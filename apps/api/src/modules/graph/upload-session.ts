import { GraphRequestFailed, GraphUnavailable } from './graph-error';
import type { GraphClock } from './graph-clock';
import { GraphFault } from './graph-exchange';
import type { WireDriveItem } from './graph-types';
import { backOff, readRetryAfter } from './retry-policy';
import type { Slice } from './slices';
import type { UploadAnswer, UploadConnections } from './upload-connections';
import { StorageFull, UploadSessionGone } from './upload-error';

/** Longest wait for the answer to a slice, in milliseconds. */
const attemptTimeout = 60_000;
const cancelTimeout = 5_000;
/** How often one slice may fail without getting any further. */
const mostFailures = 6;
/** Longest pause that is sat out, in milliseconds: the sender waits all the while. */
const patience = 60_000;

const goneStatuses = new Set([404, 410]);
const temporaryStatuses = new Set([408, 429, 500, 502, 503, 504]);
/** Not the slice that is wanted next: what is wanted has to be asked for, and at once. */
const wrongRange = 416;

/** An outcome of an attempt: its answer or why there is none. */
type Outcome = UploadAnswer | GraphFault;

export interface UploadSettings {
  url: URL;
  /** Bytes of the whole file. */
  size: number;
  signal: AbortSignal;
}

/**
 * A file on its way in slices. After a slice that failed the session is asked what it has, and goes on from there.
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
   * @returns the file, after the last one
   * @throws UploadSessionGone, StorageFull, GraphUnavailable, GraphRequestFailed, and the reason of the signal
   */
  async send({ bytes, start }: Slice): Promise<WireDriveItem | undefined> {
    const tally = { failures: 0 };
    for (let from = start; from < start + bytes.length;) {
      const outcome = await this.put(bytes.subarray(from - start), from);
      const item = readItem(outcome);
      if (item) return item;
      const told = readNext(outcome) ?? -1;
      const next = told > from ? told : await this.locate(outcome, tally);
      if (next < start) throw new UploadSessionGone();
      if (next > from) tally.failures = 0;
      from = next;
    }
    return undefined;
  }

  /** Lets Microsoft forget what was sent; does not fail. */
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

  /** Where to go on after a failure. */
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

  /** Waits before the next attempt. @throws AppError when there is to be none */
  private async recover(outcome: Outcome, failures: number): Promise<void> {
    const wait = waitAfter(outcome) ?? backOff(failures, this.clock);
    if (failures >= mostFailures || wait > patience) throw new GraphUnavailable(wait / 1000);
    if (wait > 0) await this.clock.sleep(wait, this.settings.signal);
  }
}

/** Milliseconds, where Graph or the failure itself says so. @throws AppError after one that is final */
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
  const { error } = (json ?? {}) as { error?: { code?: string } | null };
  return new GraphRequestFailed(status, error?.code ?? '');
}

function readItem(outcome: Outcome): WireDriveItem | undefined {
  if (outcome instanceof GraphFault || ![200, 201].includes(outcome.status)) return undefined;
  const item = outcome.json as Partial<WireDriveItem> | null | undefined;
  return item && typeof item.id === 'string' ? (item as WireDriveItem) : undefined;
}

/** Where the bytes begin that are wanted next: `["327680-"]` or `["327680-655359"]`. */
function readNext(outcome: Outcome): number | undefined {
  if (outcome instanceof GraphFault || ![200, 202].includes(outcome.status)) return undefined;
  const { nextExpectedRanges } = (outcome.json ?? {}) as { nextExpectedRanges?: unknown };
  if (!Array.isArray(nextExpectedRanges)) return undefined;
  const start = /^(\d+)-/.exec(String(nextExpectedRanges[0]))?.[1];
  return start === undefined ? undefined : Number(start);
}
