import type { AssignmentKey } from '../../graph';

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
