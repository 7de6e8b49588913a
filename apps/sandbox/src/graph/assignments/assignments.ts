import { randomUUID } from 'node:crypto';
import { isUnpublished, type Assignment } from '../../tenant/assignments/assignment';
import type { Class } from '../../tenant/roster/entities';
import { type Call, type Handler, meOf } from '../call/call';
import type { GraphAnswer } from '../../wire/graph-message';
import { answerCollection, answerEntity } from '../odata/answer-collection';
import { listOf } from '../odata/collection';
import { findUser } from '../directory/users';
import {
  whoAndWhen,
  enterAsTeacher,
  enterClass,
  findAssignment,
  findOwnAssignment,
  isTeacherOf,
  save,
  seenAssignments,
  type SeenAssignment,
} from './assignment-access';
import { assignmentView } from './assignment-type';
import { refused } from './assignments-error';
import { readChangedContent, readNewContent } from './read-assignment';

/** The class's assignments, as they appear in context URLs. */
export function assignmentsPath({ id }: Class): string {
  return `education/classes('${id}')/assignments`;
}

export function answerAssignment(call: Call, seen: SeenAssignment): GraphAnswer {
  const context = assignmentsPath(seen.item);
  return answerEntity(call, { view: assignmentView(call), source: seen, context });
}

export const listAssignments: Handler = (call) => {
  const item = enterClass(call);
  return answerCollection(call, {
    view: assignmentView(call),
    items: listOf(seenAssignments(call, item)),
    context: assignmentsPath(item),
  });
};

/** Across all of someone's classes: what a student was assigned and what a teacher assigned. */
export const listAssignmentsOfUser: Handler = (call) => {
  const { tenant, params } = call;
  const isMe = params['id'] === undefined;
  const user = isMe ? meOf(call) : findUser(call, params['id'] ?? '');
  const classes = new Set([
    ...tenant.classes.ofMember(user.id),
    ...tenant.classes.ofTeacher(user.id),
  ]);
  return answerCollection(call, {
    view: assignmentView(call),
    items: listOf([...classes].flatMap((item) => seenAssignments(call, item))),
    context: isMe ? 'education/me/assignments' : `education/users('${user.id}')/assignments`,
  });
};

export const getAssignment: Handler = (call) => answerAssignment(call, findAssignment(call));

export const createAssignment: Handler = (call) => {
  const item = enterAsTeacher(call);
  const { by, now } = whoAndWhen(call);
  const at = now.toISOString();
  const assignment: Assignment = {
    id: randomUUID(),
    classId: item.id,
    content: readNewContent(call.body, item),
    status: 'draft',
    ahead: [],
    assignedAt: null,
    createdBy: by,
    createdAt: at,
    lastModifiedBy: by,
    lastModifiedAt: at,
    folder: null,
    feedbackFolder: null,
    resources: [],
    submissions: [],
  };
  save(call, item, assignment);
  const seen = { assignment, item, isTeacher: isTeacherOf(call, item) };
  const location = `${call.root}/education/classes/${item.id}/assignments/${assignment.id}`;
  return { ...answerAssignment(call, seen), status: 201, headers: { Location: location } };
};

export const changeAssignment: Handler = (call) => {
  const seen = findOwnAssignment(call);
  const { assignment, item } = seen;
  if (assignment.status === 'published') {
    throw refused('assignmentIsBeingPublished', 'The assignment is being published.');
  }
  const { by, now } = whoAndWhen(call);
  const changed: Assignment = {
    ...assignment,
    content: readChangedContent(call.body, item, {
      content: assignment.content,
      isUnpublished: isUnpublished(assignment),
    }),
    lastModifiedBy: by,
    lastModifiedAt: now.toISOString(),
  };
  save(call, item, changed);
  return answerAssignment(call, { ...seen, assignment: changed });
};

export const deleteAssignment: Handler = (call) => {
  const { assignment, item } = findOwnAssignment(call);
  call.tenant.assignments.remove(item, assignment.id, call.context.clock.now());
  return { status: 204, headers: {} };
};
