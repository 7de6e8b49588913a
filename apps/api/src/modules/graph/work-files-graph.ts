import { readPart } from './batch-part';
import type { GraphCaller } from './graph-caller';
import type { GraphClient } from './graph-client';
import { largestBatch } from './graph-batch';
import { systemClock, type GraphClock } from './graph-clock';
import { GraphRequestFailed } from './graph-error';
import type { GraphOrigin } from './graph-origin';
import type { WireDriveItem } from './graph-types';
import { RequestGate } from './request-gate';
import { slicesOf } from './slices';
import type { UploadConnections } from './upload-connections';
import { StorageFull, UploadSessionGone } from './upload-error';
import { UploadSession } from './upload-session';
import { NotFound } from '../../http';

/** A file that is to lie in a folder. */
export interface NewFile {
  /** As Graph gave it, of an assignment or a submission. */
  folderUrl: string;
  name: string;
  /** Bytes. */
  size: number;
  content: AsyncIterable<Uint8Array>;
  signal: AbortSignal;
}

/** The most that goes in one request; it is kept until it is there, so that it can be sent again. */
const largestWhole = 4 * 1024 * 1024;
/** A multiple of 320 KiB, as Graph demands; larger ones would gain little time for the memory they take. */
const sliceSize = 10 * 320 * 1024;
/** Longest time for a small file with all its retries, in milliseconds. */
const wholeBudget = 60_000;
/** Files on their way at once, in all and of one tenant: each takes the memory of a slice. */
export const mostUploads = 32;
const mostUploadsOfTenant = 16;

const itemPath = /^\/drives\/[^/?#:]+\/items\/[^/?#:]+$/;

/** The files of assignments and submissions, which lie in libraries of their own. */
export class WorkFilesGraph {
  private readonly gate = new RequestGate(mostUploads, mostUploadsOfTenant);

  constructor(
    private readonly graph: GraphClient,
    private readonly origin: GraphOrigin,
    private readonly connections: UploadConnections,
    private readonly clock: GraphClock = systemClock,
  ) {}

  /**
   * Streams a file into a folder, never more than a slice of it in memory. One of that name that lies there is replaced.
   * @throws StorageFull, UploadSessionGone, Malformed when the content is not as long as announced
   */
  async put(caller: GraphCaller, file: NewFile): Promise<WireDriveItem> {
    const path = `${this.pathOf(file.folderUrl)}:/${encodeURIComponent(file.name)}:`;
    const put = file.size <= largestWhole ? this.putWhole : this.putSlices;
    return this.gate.run(caller.tenantId, file.signal, () => put.call(this, caller, path, file));
  }

  /** The address of a file in the folder of another address. */
  addressIn(folderUrl: string, { id }: WireDriveItem): string {
    return folderUrl.replace(/\/items\/[^/]*$/, `/items/${id}`);
  }

  /** Size and page of files, by their address; absent are those that cannot be read. */
  async describe(
    caller: GraphCaller,
    addresses: readonly string[],
  ): Promise<Map<string, WireDriveItem>> {
    const known = addresses.filter((address) => this.isItem(address));
    const items = new Map<string, WireDriveItem>();
    for (let from = 0; from < known.length; from += largestBatch) {
      const requests = known.slice(from, from + largestBatch).map((address) => ({
        id: address,
        method: 'GET',
        url: `${this.pathOf(address)}?$select=id,name,size,webUrl`,
      }));
      const answers = await this.graph.batch(caller, requests);
      for (const [address, answer] of answers) {
        if (answer.status === 200) items.set(address, readPart(caller, answer) as WireDriveItem);
      }
    }
    return items;
  }

  private async putWhole(caller: GraphCaller, path: string, file: NewFile): Promise<WireDriveItem> {
    const { size, content, signal } = file;
    for await (const { bytes: body } of slicesOf(content, { size, sliceSize: largestWhole })) {
      const options = { body, signal, budget: wholeBudget };
      const item = await spaced(this.graph.put<WireDriveItem>(caller, `${path}/content`, options));
      if (typeof item?.id !== 'string') throw new GraphRequestFailed(200, 'fileWithoutId');
      return item;
    }
    throw new GraphRequestFailed(200, 'nothingUploaded');
  }

  private async putSlices(
    caller: GraphCaller,
    path: string,
    file: NewFile,
  ): Promise<WireDriveItem> {
    const { size, content } = file;
    let session = await this.open(caller, path, file);
    try {
      for await (const slice of slicesOf(content, { size, sliceSize })) {
        const item = await session.send(slice).catch(async (error: unknown) => {
          // Only what has come since the start is still here to be sent again.
          if (!(error instanceof UploadSessionGone) || slice.start > 0) throw error;
          session = await this.open(caller, path, file);
          return session.send(slice);
        });
        if (item) return item;
      }
      throw new GraphRequestFailed(200, 'uploadWithoutEnd');
    } catch (error) {
      await session.cancel();
      throw error;
    }
  }

  private async open(
    caller: GraphCaller,
    path: string,
    { name, size, signal }: NewFile,
  ): Promise<UploadSession> {
    const body = { item: { '@microsoft.graph.conflictBehavior': 'replace', name } };
    const { uploadUrl } = await spaced(
      this.graph.post<{ uploadUrl?: string }>(caller, `${path}/createUploadSession`, {
        body,
        signal,
        isIdempotent: true,
      }),
    );
    return new UploadSession(this.connections, this.clock, {
      url: this.readUploadUrl(uploadUrl),
      size,
      signal,
    });
  }

  private readUploadUrl(address: string | undefined): URL {
    try {
      return this.origin.resolveUpload(address ?? '');
    } catch (cause) {
      throw new GraphRequestFailed(200, 'foreignUploadUrl', { cause });
    }
  }

  private isItem(address: string): boolean {
    return this.origin.owns(address) && itemPath.test(this.origin.pathOf(new URL(address)));
  }

  private pathOf(address: string): string {
    if (!this.isItem(address)) throw new NotFound();
    return this.origin.pathOf(new URL(address));
  }
}

/** @throws StorageFull where Graph has no room */
async function spaced<T>(asked: Promise<T>): Promise<T> {
  try {
    return await asked;
  } catch (error) {
    const isFull = error instanceof GraphRequestFailed && error.graphStatus === 507;
    throw isFull ? new StorageFull(error) : error;
  }
}
