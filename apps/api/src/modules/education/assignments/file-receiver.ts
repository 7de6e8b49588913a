import type { AssignmentResource } from '@app/contracts';
import { Injectable } from '@nestjs/common';
import { AppError } from '../../../http';
import { WorkFilesGraph, type GraphCaller, type WireResource } from '../../graph';
import { NameTaken, orConflict } from './assignment-refusals';
import { headLength, resourceTypeOf } from './file-type';
import type { IncomingFile } from './incoming-file';
import { toResource } from './resource.mapper';
import {
  markOf,
  UploadsUnderWay,
  type UploadPlace,
  type UploadUnderWay,
} from './uploads-under-way';

/** What files are added to: an assignment or a submission. */
export interface FileTarget {
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

/** Brings files to where they belong, and names them as resources once they are whole (ASG-6). */
@Injectable()
export class FileReceiver {
  constructor(
    private readonly files: WorkFilesGraph,
    private readonly underWay: UploadsUnderWay,
  ) {}

  /**
   * All or nothing: after a failure the target has no resource of the file, and it can be sent again.
   * @param open reads the target; only once the file is counted in, so that whatever came before it is seen
   * @throws TooManyFiles, NameTaken before anything of the file is read
   */
  async receive(
    place: UploadPlace,
    file: IncomingFile,
    open: () => Promise<FileTarget>,
  ): Promise<AssignmentResource> {
    const upload = await this.underWay.begin(place, file.name);
    try {
      const target = await open();
      check(target, file, upload);
      return await this.bring(target, file, upload);
    } catch (error) {
      // Whatever failed because the sender went away.
      file.signal.throwIfAborted();
      throw error;
    } finally {
      await upload.end();
    }
  }

  private async bring(
    target: FileTarget,
    file: IncomingFile,
    upload: UploadUnderWay,
  ): Promise<AssignmentResource> {
    const { name, size, signal } = file;
    const folderUrl = await target.folderUrl();
    const head = new FileHead();
    const content = head.watch(file.content());
    // Who breaks it off may send it again, or publish, before Graph has been told.
    const leave = () => void upload.end();
    signal.addEventListener('abort', leave, { once: true });
    const item = await this.files.put(target.caller, { folderUrl, name, size, content, signal });
    signal.removeEventListener('abort', leave);
    signal.throwIfAborted();
    await upload.confirm();
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

/** @throws TooManyFiles, NameTaken */
function check({ resources }: FileTarget, { name }: IncomingFile, { ahead }: UploadUnderWay): void {
  const markOfResource = ({ resource }: WireResource) => markOf(resource?.displayName ?? '');
  if (resources.some((one) => markOfResource(one) === markOf(name))) throw new NameTaken(name);
  // A student's copies of handouts do not count; who was ahead and has arrived meanwhile counts once.
  const own = resources.filter((one) => !one.assignmentResourceUrl);
  const arrived = new Set(own.map(markOfResource));
  const coming = [...ahead].filter((mark) => !arrived.has(mark));
  if (own.length + coming.length >= mostFiles) throw new TooManyFiles();
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
