import type { AssignmentResource } from '@app/contracts';
import { Injectable } from '@nestjs/common';
import { fileLimits, UploadSlots, WorkFilesGraph } from '../../graph';
import { orConflict } from './refusals';
import { headLength, resourceTypeOf } from './file-type';
import { FileRoom } from './file-room';
import type { FileDestination, FileTarget } from './file-target';
import type { IncomingFile } from './incoming-file';
import { toResource } from './resource.mapper';
import { UploadsUnderWay, type UploadUnderWay } from './uploads-under-way';

/** Uploads files to their target, and adds each as a resource once it has arrived completely (ASG-6). */
@Injectable()
export class FileReceiver {
  private readonly slots = new UploadSlots(fileLimits);

  constructor(
    private readonly files: WorkFilesGraph,
    private readonly underWay: UploadsUnderWay,
    private readonly room: FileRoom,
  ) {}

  /**
   * All or nothing: after a failure the target has no resource for the file, and it can be sent again. The destination is
   * opened only after the file is counted in, so that it includes everything that came before.
   * @throws TooManyFiles, FilesTooLarge, NameTaken, UploadsBusy before any of the file is read
   */
  async receive(destination: FileDestination, file: IncomingFile): Promise<AssignmentResource> {
    const { tenantId, senderId } = destination.place;
    const sender = { tenantId, key: senderId };
    const leave = await this.slots.enter(sender, file.signal);
    try {
      return await this.receiveNow(destination, file);
    } finally {
      leave();
    }
  }

  private async receiveNow(
    destination: FileDestination,
    file: IncomingFile,
  ): Promise<AssignmentResource> {
    const upload = await this.underWay.begin(destination.place, file);
    try {
      const target = await destination.open();
      await this.room.require(target, file, upload);
      return await this.bring(target, file, upload);
    } catch (error) {
      // The sender going away outranks any error that it caused.
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
    // After an abort the sender can retry, or publish, before Graph knows about it.
    const leave = () => void upload.end();
    signal.addEventListener('abort', leave, { once: true });
    const item = await this.files.put(target.caller, { folderUrl, name, size, content, signal });
    signal.removeEventListener('abort', leave);
    signal.throwIfAborted();
    await upload.confirm();
    signal.throwIfAborted();
    const added = await orConflict(
      "Microsoft 365 didn't accept this file. Reload the page to see why.",
      target.add({
        '@odata.type': resourceTypeOf(name, head.bytes),
        displayName: name,
        fileUrl: this.files.addressIn(folderUrl, item),
      }),
    );
    if (signal.aborted) await target.remove(added.id);
    return toResource(added, { ...item, size: item.size ?? size });
  }
}

/** Remembers the first bytes of a file as it passes through. */
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
