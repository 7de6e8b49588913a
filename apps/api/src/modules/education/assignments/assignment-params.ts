import type { SessionUser } from '../../auth';
import type { AssignmentKey } from '../../graph';
import type { UploadPlace } from './uploads-under-way';

/** Of a path below an assignment. */
export interface AssignmentParams {
  id: string;
  aid: string;
}

export const toAssignmentKey = ({ id, aid }: AssignmentParams): AssignmentKey => ({
  classId: id,
  assignmentId: aid,
});

/** Graph takes the id of a class in any case; all of ours ask with the same. */
export const toGraphKey = <Key extends AssignmentKey>(key: Key): Key => ({
  ...key,
  classId: key.classId.toLowerCase(),
});

/** Where the files of an assignment go. */
export const toUploadPlace = ({ microsoft }: SessionUser, key: AssignmentKey): UploadPlace => ({
  ...key,
  tenantId: microsoft?.tenantId ?? '',
});

/** Where the files of one's own work go. */
export const toOwnPlace = (user: SessionUser, key: AssignmentKey): UploadPlace => ({
  ...toUploadPlace(user, key),
  userId: user.microsoft?.objectId ?? '',
});
