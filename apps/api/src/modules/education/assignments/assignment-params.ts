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
