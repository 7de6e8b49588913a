import type { Assignment, AssignmentContent } from '../../tenant/assignments/assignment';
import type { Call } from '../call/call';
import {
  openView,
  project,
  selectProperties,
  type EntityType,
  type ExpandRelation,
  type View,
} from '../odata/entity-type';
import { presentWith } from '../odata/expand';
import { seenSubmissions, type SeenAssignment } from './assignment-access';
import { assignmentResourceView } from './resource-type';
import { submissionView } from './submission-type';
import { driveItemUrl, identitySet, showsLateMembers, stamp } from './wire';

/** Dates that people enter come back the way people usually write them. */
function plain(iso: string | null): string | null {
  return iso?.replace('.000Z', 'Z') ?? null;
}

function recipientJson({ recipientIds }: AssignmentContent): object {
  return recipientIds === null
    ? { '@odata.type': '#microsoft.graph.educationAssignmentClassRecipient' }
    : {
        '@odata.type': '#microsoft.graph.educationAssignmentIndividualRecipient',
        recipients: recipientIds,
      };
}

function gradingJson({ maxPoints }: AssignmentContent): object | null {
  if (maxPoints === null) return null;
  return { '@odata.type': '#microsoft.graph.educationAssignmentPointsGradeType', maxPoints };
}

type Read = (assignment: Assignment, content: AssignmentContent) => unknown;

const plainProperties: Readonly<Record<string, Read>> = {
  id: ({ id }) => id,
  addedStudentAction: (_, content) => content.addedStudentAction,
  allowLateSubmissions: (_, content) => content.allowLateSubmissions,
  allowStudentsToAddResourcesToSubmission: (_, content) =>
    content.allowStudentsToAddResourcesToSubmission,
  assignDateTime: (_, content) => plain(content.assignDateTime),
  assignedDateTime: ({ assignedAt }) => assignedAt && stamp(assignedAt),
  assignTo: (_, content) => recipientJson(content),
  classId: ({ classId }) => classId,
  closeDateTime: (_, content) => plain(content.closeDateTime),
  createdBy: ({ createdBy }) => identitySet(createdBy),
  createdDateTime: ({ createdAt }) => stamp(createdAt),
  displayName: (_, content) => content.displayName,
  dueDateTime: (_, content) => plain(content.dueDateTime),
  grading: (_, content) => gradingJson(content),
  instructions: (_, content) => content.instructions,
  languageTag: (_, content) => content.languageTag,
  lastModifiedBy: ({ lastModifiedBy }) => identitySet(lastModifiedBy),
  lastModifiedDateTime: ({ lastModifiedAt }) => stamp(lastModifiedAt),
  moduleUrl: (_, content) => content.moduleUrl,
  notificationChannelUrl: (_, content) => content.notificationChannelUrl,
  webUrl: ({ classId, id }) => `https://teams.microsoft.com/l/entity/assignments/${classId}/${id}`,
};

/** Newer enum members are hidden from clients that don't ask for them. */
function callProperties(call: Call): Readonly<Record<string, Read>> {
  const hide = (value: string, late: string) =>
    value === late && !showsLateMembers(call) ? 'unknownFutureValue' : value;
  return {
    addToCalendarAction: (_, { addToCalendarAction }) => hide(addToCalendarAction, 'studentsOnly'),
    feedbackResourcesFolderUrl: ({ feedbackFolder }) =>
      feedbackFolder && driveItemUrl(call, feedbackFolder),
    resourcesFolderUrl: ({ folder }) => folder && driveItemUrl(call, folder),
    status: ({ status }) => hide(status, 'inactive'),
  };
}

const relations: Readonly<Record<string, ExpandRelation<SeenAssignment>>> = {
  categories: () => [],
  gradingCategory: () => null,
  resources: ({ assignment }, call, { select }) => {
    const view = assignmentResourceView(call);
    const properties = selectProperties(view.type, select);
    return assignment.resources.map((resource) => project(view, resource, properties));
  },
  rubric: () => null,
  submissions: (seen, call, { select, expand }) => {
    const view = submissionView(call);
    const properties = selectProperties(view.type, select);
    return seenSubmissions(call, seen).map(presentWith(call, view, { properties, expand }));
  },
};

export function assignmentView(call: Call): View<SeenAssignment> {
  const readers = Object.entries({ ...plainProperties, ...callProperties(call) });
  const names = readers.map(([name]) => name);
  const type: EntityType<SeenAssignment> = {
    name: 'educationAssignment',
    properties: Object.fromEntries(
      readers.map(([name, read]) => [
        name,
        ({ assignment }: SeenAssignment) => read(assignment, assignment.content),
      ]),
    ),
    filterable: names,
    sortable: names,
    searchable: [],
    takesAnyQuery: true,
  };
  return { ...openView(type), relations };
}
