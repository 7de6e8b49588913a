import type {
  AssignmentKey,
  AssignmentsGraph,
  GraphCaller,
  NewResource,
  WireAssignment,
  WireResource,
} from '../../graph';
import { folderOf, type FileTarget } from '../uploads/file-target';

/** The files of a draft. */
export class DraftFiles implements FileTarget {
  constructor(
    private readonly assignments: AssignmentsGraph,
    readonly caller: GraphCaller,
    private readonly key: AssignmentKey,
    private readonly draft: WireAssignment,
  ) {}

  get resources(): readonly WireResource[] {
    return this.draft.resources;
  }

  async folderUrl(): Promise<string> {
    const { assignments, caller, key } = this;
    return (
      this.draft.resourcesFolderUrl ??
      folderOf(
        () => assignments.setUpFolder(caller, key),
        () => assignments.find(caller, key),
      )
    );
  }

  add(resource: NewResource): Promise<WireResource> {
    return this.assignments.addResource(this.caller, this.key, resource);
  }

  remove(resourceId: string): Promise<void> {
    return this.assignments.removeResource(this.caller, this.key, resourceId);
  }
}
