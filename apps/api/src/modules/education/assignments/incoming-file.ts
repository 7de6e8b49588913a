import type { IncomingMessage, ServerResponse } from 'node:http';
import { AppError, Malformed, ValidationFailed } from '../../../http';
import { readFileName } from './file-name';

/** A sender that falls silent for longer has gone, in milliseconds. */
const longestSilence = 60_000;
const megabyte = 1024 * 1024;

/** Whatever its path. */
type AnyRequest = IncomingMessage & { res?: ServerResponse | undefined };

/** The length has to be known before anything is sent on. */
class LengthRequired extends AppError {
  constructor() {
    super('length_required', 411, 'Send the length of the file as Content-Length.');
  }
}

class FileTooLarge extends AppError {
  constructor(megabytes: number) {
    super('payload_too_large', 413, `A file can have up to ${megabytes} MB.`);
  }
}

/**
 * What the headers say of the size.
 * @throws LengthRequired, FileTooLarge, ValidationFailed for an empty file
 */
function readSize({ headers }: AnyRequest, limitInMegabytes: number): number {
  const length = headers['content-length'];
  if (length === undefined || headers['transfer-encoding'] !== undefined)
    throw new LengthRequired();
  const size = Number(length);
  if (size > limitInMegabytes * megabyte) throw new FileTooLarge(limitInMegabytes);
  if (size === 0) throw new ValidationFailed([{ path: ['file'], message: 'The file is empty.' }]);
  return size;
}

/** A file that comes as the body of a request, read only as fast as somebody takes it. */
export class IncomingFile {
  private readonly broken = new AbortController();

  private constructor(
    private readonly request: AnyRequest,
    readonly name: string,
    /** Bytes, as announced. */
    readonly size: number,
  ) {
    const { res } = request;
    // Closed before it was answered: the sender has gone.
    res?.once('close', () => res.writableFinished || this.broken.abort(new Malformed()));
  }

  /**
   * Reads the headers, and nothing of the body.
   * @throws ValidationFailed, LengthRequired, FileTooLarge
   */
  static open(
    request: AnyRequest,
    given: { name: string },
    limitInMegabytes: number,
  ): IncomingFile {
    return new IncomingFile(request, readFileName(given.name), readSize(request, limitInMegabytes));
  }

  /** Ends when the sender has gone. */
  get signal(): AbortSignal {
    return this.broken.signal;
  }

  /** The bytes, once. @throws Malformed when they break off */
  async *content(): AsyncGenerator<Buffer> {
    // Breaking off the loop must leave the connection to the answer.
    const chunks = this.request.iterator({ destroyOnReturn: false }) as AsyncIterator<Buffer>;
    try {
      for (;;) {
        const { done, value } = await this.next(chunks);
        if (done) return;
        yield value;
      }
    } catch (error) {
      throw new Malformed(error);
    } finally {
      await chunks.return?.();
    }
  }

  /** Lets what is left of the body go by: the sender reads no answer before all is sent. */
  discard(): void {
    this.request.resume();
  }

  private async next(chunks: AsyncIterator<Buffer>): Promise<IteratorResult<Buffer>> {
    const silence = setTimeout(() => this.request.destroy(), longestSilence);
    try {
      return await chunks.next();
    } finally {
      clearTimeout(silence);
    }
  }
}
