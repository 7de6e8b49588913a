import type { IncomingMessage, ServerResponse } from 'node:http';
import { allowSilence, AppError, Malformed, ValidationFailed } from '../../../http';
import { readFileName } from './file-name';

/** How long an unsteady connection may stall, in milliseconds. */
const longestSilence = 30_000;
/** The unit in which the screens show sizes. */
export const megabyte = 1_000_000;

/** A request with a file as its body, whatever its path. */
export type FileRequest = IncomingMessage & { res?: ServerResponse | undefined };

/** The length must be known before anything is forwarded. */
class LengthRequired extends AppError {
  constructor() {
    super('length_required', 411, 'Send the length of the file as Content-Length.');
  }
}

class FileTooLarge extends AppError {
  constructor(megabytes: number) {
    super('payload_too_large', 413, `A file can be up to ${megabytes} MB.`);
  }
}

/**
 * Reads the size from the headers.
 * @throws LengthRequired, FileTooLarge, ValidationFailed for an empty file
 */
function readSize({ headers }: FileRequest, limitInMegabytes: number): number {
  const length = headers['content-length'];
  if (length === undefined || headers['transfer-encoding'] !== undefined)
    throw new LengthRequired();
  const size = Number(length);
  if (size > limitInMegabytes * megabyte) throw new FileTooLarge(limitInMegabytes);
  if (size === 0) throw new ValidationFailed([{ path: ['file'], message: 'The file is empty.' }]);
  return size;
}

/** A file in a request's body, read only as fast as it's consumed. */
export class IncomingFile {
  private readonly broken = new AbortController();

  private constructor(
    private readonly request: FileRequest,
    readonly name: string,
    /** In bytes, as announced. */
    readonly size: number,
  ) {
    const { res } = request;
    // Closed before the response was complete: the sender is gone.
    res?.once('close', () => res.writableFinished || this.broken.abort(new Malformed()));
  }

  /**
   * Reads the headers, none of the body.
   * @throws ValidationFailed, LengthRequired, FileTooLarge
   */
  static open(
    request: FileRequest,
    given: { name: string },
    limitInMegabytes: number,
  ): IncomingFile {
    const file = new IncomingFile(
      request,
      readFileName(given.name),
      readSize(request, limitInMegabytes),
    );
    allowSilence(request, longestSilence);
    return file;
  }

  /** Aborts when the sender is gone. */
  get signal(): AbortSignal {
    return this.broken.signal;
  }

  /** The bytes, once. @throws Malformed if they break off */
  async *content(): AsyncGenerator<Buffer> {
    // Leaving the loop early must keep the connection open for the response.
    const chunks = this.request.iterator({ destroyOnReturn: false }) as AsyncIterator<Buffer>;
    try {
      for (;;) {
        const { done, value } = await chunks.next();
        if (done) return;
        yield value;
      }
    } catch (error) {
      throw new Malformed(error);
    } finally {
      await chunks.return?.();
    }
  }

  /** Drains the rest of the body: the sender reads no response before it has sent everything. */
  discard(): void {
    this.request.resume();
  }
}
