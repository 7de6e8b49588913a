import type { GraphCaller } from '../transport/graph-caller';
import type { GraphClient } from '../client/graph-client';
import { largestBatch } from '../client/graph-batch';
import { systemClock, type GraphClock } from '../transport/graph-clock';
import { GraphRequestFailed } from '../transport/graph-error';
import type { GraphOrigin } from '../transport/graph-origin';
import type { WireDriveItem } from '../wire/graph-types';
import type { UploadConnections } from '../uploads/upload-connections';
import { StorageFull, UploadSessionGone } from '../uploads/upload-error';
import { UploadSession } from '../uploads/upload-session';
import { SliceRooms } from '../uploads/slice-rooms';
import { sliceUnit, slicesOf } from '../uploads/slices';
import { readDriveItem } from '../wire/read-files';
import { record, text } from '../wire/values';
import { NotFound } from '../../../http';

/** A file to put into a folder. */
export interface NewFile {
  /** An assignment's or a submission's, as Graph returned it. */
  folderUrl: string;
  name: string;
  /** Bytes. */
  size: number;
  content: AsyncIterable<Uint8Array>;
  signal: AbortSignal;
}

/** The most to send in one request; it stays in memory until it has arrived, so it can be sent again. */
const largestWhole = 4 * 1024 * 1024;
/** A multiple of 320 KiB, as Graph requires; larger slices would save little time for the memory they take. */
const sliceSize = 10 * sliceUnit;
/** Most time for a small file, including all retries, in milliseconds. */
const wholeBudget = 60_000;
const itemPath = /^\/drives\/[^/?#:]+\/items\/[^/?#:]+$/;

/** The files of assignments and submissions, which are in separate libraries. */
export class WorkFilesGraph {
  private readonly rooms: SliceRooms;

  constructor(
    private readonly graph: GraphClient,
    private readonly origin: GraphOrigin,
    private readonly connections: UploadConnections,
    private readonly clock: GraphClock = systemClock,
  ) {
    this.rooms = new SliceRooms(largestWhole, clock);
  }

  /**
   * Streams a file into a folder, never holding more than a slice of it in memory. Replaces an existing file with the same
   * name.
   * @throws StorageFull, UploadsBusy, UploadSessionGone, Malformed when the content doesn't have the announced length
   */
  async put(caller: GraphCaller, file: NewFile): Promise<WireDriveItem> {
    const path = `${this.pathOf(file.folderUrl)}:/${encodeURIComponent(file.name)}:`;
    return this.putSlices(caller, path, file);
  }

  /** The URL of a file in the folder with another URL. */
  addressIn(folderUrl: string, { id }: WireDriveItem): string {
    return folderUrl.replace(/\/items\/[^/]*$/, `/items/${id}`);
  }

  /** Files' sizes and pages, by URL; files that can't be read are absent. */
  async describe(
    caller: GraphCaller,
    addresses: readonly string[],
  ): Promise<Map<string, WireDriveItem>> {
    const known = [...new Set(addresses)].filter((address) => this.isItem(address));
    const items = new Map<string, WireDriveItem>();
    for (let from = 0; from < known.length; from += largestBatch) {
      const requests = known.slice(from, from + largestBatch).map((address) => ({
        id: address,
        method: 'GET',
        url: `${this.pathOf(address)}?$select=id,name,size,webUrl`,
      }));
      const answers = await this.graph.batch(caller, requests);
      for (const [address, answer] of answers) {
        const item =
          answer.status === 200 && readDriveItem({ id: address, ...record(answer.body) });
        if (item) items.set(address, item);
      }
    }
    return items;
  }

  private async putWhole(
    caller: GraphCaller,
    path: string,
    sent: { body: Buffer; signal: AbortSignal },
  ): Promise<WireDriveItem> {
    const options = { ...sent, budget: wholeBudget };
    const answer = await spaced(this.graph.put(caller, `${path}/content`, options));
    return readDriveItem(answer) ?? (await this.findPut(caller, path));
  }

  private async putSlices(
    caller: GraphCaller,
    path: string,
    file: NewFile,
  ): Promise<WireDriveItem> {
    const { size, signal } = file;
    let session: UploadSession | undefined;
    try {
      for await (const slice of this.slicesOf(caller, file)) {
        if (slice.bytes.length === size) {
          return await this.putWhole(caller, path, { body: slice.bytes, signal });
        }
        session ??= await this.open(caller, path, file);
        const item = await session.send(slice).catch(async (error: unknown) => {
          // Only what has arrived since the start is still here to send again.
          if (!(error instanceof UploadSessionGone) || slice.start > 0) throw error;
          session = await this.open(caller, path, file);
          return session.send(slice);
        });
        if (item) return item;
      }
      return await this.findPut(caller, path);
    } catch (error) {
      await session?.cancel();
      throw error;
    }
  }

  /** A small file is one slice, if it arrives all at once. */
  private slicesOf(caller: GraphCaller, { size, content, signal }: NewFile) {
    return slicesOf(content, {
      size,
      sliceSize: size <= largestWhole ? largestWhole : sliceSize,
      room: () => this.rooms.enter(caller, signal),
      clock: this.clock,
    });
  }

  private async open(
    caller: GraphCaller,
    path: string,
    { name, size, signal }: NewFile,
  ): Promise<UploadSession> {
    const body = { item: { '@microsoft.graph.conflictBehavior': 'replace', name } };
    const open = async () => {
      const options = { body, signal, isIdempotent: true };
      const opened = this.graph.post(caller, `${path}/createUploadSession`, options);
      return text(record(await spaced(opened))['uploadUrl']);
    };
    // A session without a URL can't be found again: open another in its place.
    const url = this.readUploadUrl((await open()) ?? (await open()) ?? '');
    return new UploadSession(this.connections, this.clock, { url, size, signal });
  }

  /** The file that was just put there, for an answer that doesn't include it. */
  private async findPut(caller: GraphCaller, path: string): Promise<WireDriveItem> {
    const address = `${path.slice(0, -1)}?$select=id,name,size,webUrl`;
    const item = readDriveItem(await this.graph.get(caller, address));
    if (!item) throw new GraphRequestFailed(200, 'fileWithoutId');
    return item;
  }

  private readUploadUrl(address: string): URL {
    try {
      return this.origin.resolveUpload(address);
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

/** @throws StorageFull when Graph is out of space */
async function spaced<T>(asked: Promise<T>): Promise<T> {
  try {
    return await asked;
  } catch (error) {
    const isFull = error instanceof GraphRequestFailed && error.graphStatus === 507;
    throw isFull ? new StorageFull(error) : error;
  }
}
