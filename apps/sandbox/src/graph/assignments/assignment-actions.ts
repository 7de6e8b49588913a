import type { Assignment, AssignmentStatus } from '../../tenant/assignments/assignment';
import { publish } from '../../tenant/assignments/publish';
import type { Call, Handler } from '../call/call';
import type { GraphAnswer } from '../../wire/graph-message';
import { answerAction } from './action-answer';
import { whoAndWhen, findOwnAssignment, save, type SeenAssignment } from './assignment-access';
import { assignmentView } from './assignment-type';
import { refused } from './assignments-error';
import { makeFolder } from './folders';

function keep(call: Call, seen: SeenAssignment, assignment: Assignment): GraphAnswer {
  save(call, seen.item, assignment);
  return answerAction(call, assignmentView(call), { ...seen, assignment });
}

/** Answers right away; the result shows later. */
export const publishAssignment: Handler = (call) => {
  const seen = findOwnAssignment(call);
  const { status, content } = seen.assignment;
  if (status !== 'draft') {
    throw refused('assignmentIsNotADraft', `An assignment that is ${status} can't be published.`);
  }
  if (content.dueDateTime === null) {
    throw refused('invalidDueDateTime', 'dueDateTime is required for publishing.');
  }
  const { assignmentWork } = call.context;
  const delay = assignmentWork.publishDelay;
  const isToFail = assignmentWork.takePublishFailure();
  return keep(call, seen, publish(seen.assignment, whoAndWhen(call), { delay, isToFail }));
};

function switchStatus(from: AssignmentStatus, to: AssignmentStatus): Handler {
  return (call) => {
    const seen = findOwnAssignment(call);
    const { status } = seen.assignment;
    if (status !== from) {
      throw refused(
        'invalidAssignmentState',
        `An assignment that is ${status} can't become ${to}.`,
      );
    }
    const { by, now } = whoAndWhen(call);
    const at = now.toISOString();
    return keep(call, seen, {
      ...seen.assignment,
      status: to,
      lastModifiedBy: by,
      lastModifiedAt: at,
    });
  };
}

export const activateAssignment = switchStatus('inactive', 'assigned');

export const deactivateAssignment = switchStatus('assigned', 'inactive');

/** Creates one of an assignment's folders. */
function setUpFolder(name: 'folder' | 'feedbackFolder'): Handler {
  return (call) => {
    const seen = findOwnAssignment(call);
    const { assignment, item } = seen;
    if (assignment[name]) {
      throw refused('folderAlreadyExists', 'The assignment already has its folder.');
    }
    const audience = { assignmentId: assignment.id };
    const title = name === 'folder' ? assignment.id : `${assignment.id} feedback`;
    return keep(call, seen, { ...assignment, [name]: makeFolder(call, item, { title, audience }) });
  };
}

export const setUpResourcesFolder = setUpFolder('folder');

export const setUpFeedbackResourcesFolder = setUpFolder('feedbackFolder');
