/** Who may open a folder: teachers, and either all of an assignment's students or just one. */
export interface FolderAudience {
  readonly assignmentId: string;
  readonly userId?: string;
}

/** A file or folder in a class's library. */
export interface DriveItem {
  readonly id: string;
  /** Absent only for the root. */
  readonly parentId?: string;
  readonly name: string;
  /** Absent for a folder. */
  readonly file?: { readonly mimeType: string; readonly size: number };
  readonly createdAt: Date;
  /** User ids; absent for what the system created. */
  readonly createdBy?: string;
  readonly changedAt: Date;
  readonly changedBy?: string;
  /** Whose assignment folder it is; absent for items open to the whole class, and for items below such a folder. */
  readonly audience?: FolderAudience;
  /** Identifies an uploaded file's bytes. */
  readonly contentId?: string;
  /** Counts up with every change; also part of the eTag. */
  readonly version: number;
}
