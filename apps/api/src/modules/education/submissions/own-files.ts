import type { GraphCaller, NewResource, SubmissionsGraph, WireResource } from '../../graph';
import { folderOf, type FileTarget } from '../uploads/file-target';
import type { OwnWork } from './own-work-access';

/** The files of a student's own submission. */
export class OwnFiles implements FileTarget {
  constructor(
    private readonly submissions: SubmissionsGraph,
    private readonly work: OwnWork,
  ) {}

  get caller(): GraphCaller {
    return this.work.caller;
  }

  get resources(): readonly WireResource[] {
    return this.work.submission.resources;
  }

  async folderUrl(): Promise<string> {
    const { caller, key, submission } = this.work;
    return (
      submission.resourcesFolderUrl ??
      folderOf(
        () => this.submissions.setUpFolder(caller, key),
        () => this.submissions.find(caller, key),
      )
    );
  }

  add(resource: NewResource): Promise<WireResource> {
    return this.submissions.addResource(this.caller, this.work.key, resource);
  }

  remove(resourceId: string): Promise<void> {
    return this.submissions.removeResource(this.caller, this.work.key, resourceId);
  }
}
