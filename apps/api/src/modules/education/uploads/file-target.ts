import type { NewResource, WireResource } from '../../graph';
import type { Occupied } from './file-room';
import { AssignmentConflict, isRefusal } from './refusals';
import type { UploadPlace } from './uploads-under-way';

/** An assignment or a submission, as read from Graph, to add a file to. */
export interface FileTarget extends Occupied {
  /** The URL of its folder, which is created if it's missing. */
  folderUrl(): Promise<string>;
  add(resource: NewResource): Promise<WireResource>;
  remove(resourceId: string): Promise<void>;
}

/** Where a file goes, not yet read from Graph. */
export interface FileDestination {
  readonly place: UploadPlace;
  /** Reads the target. @throws AssignmentConflict, FilesNotAllowed if it accepts no files right now */
  open(): Promise<FileTarget>;
}

interface WithFolder {
  resourcesFolderUrl?: string | null;
}

/** Sets up the folder, or reads the one that a simultaneous upload set up. @throws AssignmentConflict if there is none */
export async function folderOf(
  setUp: () => Promise<WithFolder>,
  find: () => Promise<WithFolder>,
): Promise<string> {
  const { resourcesFolderUrl } = await setUp().catch((error: unknown) => {
    if (!isRefusal(error)) throw error;
    return find();
  });
  if (resourcesFolderUrl) return resourcesFolderUrl;
  throw new AssignmentConflict(
    'Microsoft 365 no longer accepts files for this assignment. Reload the page.',
  );
}
