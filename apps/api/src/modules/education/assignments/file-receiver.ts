import type { AssignmentResource } from '@app/contracts';
import { Injectable } from '@nestjs/common';
import { AppError } from '../../../http';
import { WorkFilesGraph, type GraphCaller, type WireResource } from '../../graph';
import { orConflict } from './assignment-refusals';
import { isSameName } from './file-name';
import { headLength, resourceTypeOf } from './file-type';
import type { IncomingFile } from './incoming-file';
import { toResource } from './resource.mapper';
import { UploadsUnderWay } from './uploads-under-way';

/** What files are added to: an assignment or a submission. */
export interface FileTarget {
  id: string;
  caller: GraphCaller;
  /** Those it has already. */
  resources: readonly WireResource[];
  /** Of its folder; made where it is missing. */
  folderUrl(): Promise<string>;
  add(resource: object): Promise<WireResource>;
  remove(resourceId: string): Promise<void>;
}

const mostFiles = 5;

class TooManyFiles extends AppError {
  constructor() {
    super('too_many_files', 422, `There can be up to ${mostFiles} files.`);
  }
}

class NameTaken extends AppError {
  constructor(name: string) {
    super('name_taken', 409, `There is a file “${name}” already. Rename it, or remove the other.`);
  }
}

/** Brings files to where they belong, and names them as resources once they are whole (ASG-6). */
@Injectable()
export class FileReceiver {
  constructor(
    private readonly files: WorkFilesGraph,
    private readonly underWay: UploadsUnderWay,
  ) {}

  /**
   * All or nothing: after a failure the target has no resource of the file, and it can be sent again.
   * @throws TooManyFiles, NameTaken before anything of the file is read
   */
  async receive(target: FileTarget, file: IncomingFile): Promise<AssignmentResource> {
    this.check(target, file);
    const end = this.underWay.begin(target.id, file.name);
    file.signal.addEventListener('abort', end, { once: true });
    try {
      return await this.bring(target, file);
    } catch (error) {
      // Whatever failed because the sender went away.
      file.signal.throwIfAborted();
      throw error;
    } finally {
      end();
    }
  }

  private check({ id, resources }: FileTarget, { name }: IncomingFile): void {
    const names = [
      ...resources.map(({ resource }) => resource?.displayName ?? ''),
      ...this.underWay.namesOf(id),
    ];
    if (names.some((other) => isSameName(other, name))) throw new NameTaken(name);
    // A student's copies of handouts do not count.
    const copies = resources.filter((one) => one.assignmentResourceUrl);
    if (names.length - copies.length >= mostFiles) throw new TooManyFiles();
  }

  private async bring(target: FileTarget, file: IncomingFile): Promise<AssignmentResource> {
    const { name, size, signal } = file;
    const folderUrl = await target.folderUrl();
    const head = new FileHead();
    const content = head.watch(file.content());
    const item = await this.files.put(target.caller, { folderUrl, name, size, content, signal });
    signal.throwIfAborted();
    const added = await orConflict(
      'Microsoft 365 takes no more files for this. Reload the page to see why.',
      target.add({
        '@odata.type': resourceTypeOf(name, head.bytes),
        displayName: name,
        fileUrl: this.files.addressIn(folderUrl, item),
      }),
    );
    if (signal.aborted) await target.remove(added.id);
    return toResource(added, { size, ...item });
  }
}

/** Remembers how a file begins as it goes by. */
class FileHead {
  bytes = Buffer.alloc(0);

  async *watch(content: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    for await (const chunk of content) {
      const missing = headLength - this.bytes.length;
      if (missing > 0) this.bytes = Buffer.concat([this.bytes, chunk.subarray(0, missing)]);
      yield chunk;
    }
  }
}
