import { GraphError } from '../wire/graph-error';
import type { UploadSession } from './upload-sessions';

/** Slices are multiples of this, except the last one. */
const unit = 327_680;
const maximumSlice = 60 * 1024 * 1024;

/** Part of a file on its way. */
export interface Range {
  readonly start: number;
  readonly length: number;
  readonly total: number;
}

function invalid(message: string): GraphError {
  return new GraphError(400, 'invalidRequest', message);
}

function parse(header: string | undefined): Range {
  const match = /^bytes (\d+)-(\d+)\/(\d+)$/.exec(header ?? '');
  const [start = 0, end = 0, total = 0] = (match ?? []).slice(1).map(Number);
  const isFine = match !== null && start <= end && end < total;
  if (!isFine) throw invalid('Content-Range must be like bytes 0-327679/1048576.');
  return { start, length: end - start + 1, total };
}

function checkSize({ start, length, total }: Range, contentLength: string | undefined): void {
  if (contentLength !== undefined && Number(contentLength) !== length) {
    throw invalid('Content-Length and Content-Range differ.');
  }
  if (length >= maximumSlice) throw invalid('A fragment must be smaller than 60 MiB.');
  if (start + length < total && length % unit !== 0) {
    throw invalid(`Every fragment but the last must be a multiple of ${unit} bytes.`);
  }
}

/** Reads which bytes are coming. @throws GraphError 400, and 416 for bytes already received or not yet expected */
export function readRange(
  session: UploadSession,
  headers: Readonly<Record<string, string | undefined>>,
): Range {
  const range = parse(headers['content-range']);
  checkSize(range, headers['content-length']);
  if (session.total !== undefined && session.total !== range.total) {
    throw invalid('The length of the whole file has changed.');
  }
  if (range.start === session.received) return range;
  throw new GraphError(416, 'invalidRange', "The fragment isn't the one expected next.");
}
