/** Who may open a folder: teachers and the students of an assignment, or that one of them only. */
export interface FolderAudience {
  readonly assignmentId: string;
  readonly userId?: string;
}

/** A file or a folder of a class's library. */
export interface DriveItem {
  readonly id: string;
  /** Absent for the root only. */
  readonly parentId?: string;
  readonly name: string;
  /** Absent for a folder. */
  readonly file?: { readonly mimeType: string; readonly size: number };
  readonly createdAt: Date;
  /** User ids; absent for what the system made. */
  readonly createdBy?: string;
  readonly changedAt: Date;
  readonly changedBy?: string;
  /** Whose folder of an assignment it is; absent for what is for all of the class, and below such a folder. */
  readonly audience?: FolderAudience;
  /** Names the bytes of a file that was uploaded. */
  readonly contentId?: string;
  /** Counts up with every change, in the eTag too. */
  readonly version: number;
}
