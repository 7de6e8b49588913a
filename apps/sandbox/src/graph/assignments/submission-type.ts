import {
  submissionActs,
  visibleState,
  type Submission,
  type SubmissionAct,
  type SubmissionState,
} from '../../tenant/assignments/submission';
import type { Resource } from '../../tenant/assignments/resource';
import type { Call } from '../call/call';
import {
  openView,
  project,
  selectProperties,
  type EntityType,
  type ExpandRelation,
  type JsonObject,
  type View,
} from '../odata/entity-type';
import { forbidden } from './assignments-error';
import type { SeenAssignment, SeenSubmission } from './assignment-access';
import { outcomesOf } from './outcome-type';
import { submissionResourceView } from './resource-type';
import { driveItemUrl, identitySet, showsLateMembers, stamp } from './wire';

/** Absolute address of an assignment. */
export function assignmentUrl({ root }: Call, { assignment }: SeenAssignment): string {
  const { classId, id } = assignment;
  return `${root}/education/classes/${classId}/assignments/${id}`;
}

/** Without the header, work that was reassigned or excused looks as if it had been returned. */
function shownState(state: SubmissionState, isLateShown: boolean): SubmissionState {
  const { status, acts } = state;
  if (isLateShown || (status !== 'reassigned' && status !== 'excused')) return state;
  const returned = acts[status];
  return { ...state, status: 'returned', acts: { ...acts, ...(returned && { returned }) } };
}

function actProperties({ userId }: Submission, { acts }: SubmissionState): JsonObject {
  const idOf = (name: SubmissionAct) => {
    // The student is named there from the start.
    return acts[name]?.by ?? (name === 'submitted' ? userId : null);
  };
  const pairs = submissionActs.flatMap((name) => {
    const at = acts[name]?.at;
    return [
      [`${name}By`, identitySet(idOf(name))],
      [`${name}DateTime`, at === undefined ? null : stamp(at)],
    ];
  });
  return Object.fromEntries(pairs) as JsonObject;
}

function submissionJson(call: Call, { submission, assignment }: SeenSubmission): JsonObject {
  const { id, userId, folder } = submission;
  const now = call.context.clock.now();
  const state = shownState(visibleState(submission, now), showsLateMembers(call));
  return {
    id,
    assignmentId: assignment.id,
    status: state.status,
    ...actProperties(submission, state),
    lastModifiedBy: identitySet(state.lastModifiedBy),
    lastModifiedDateTime: stamp(state.lastModifiedAt),
    recipient: {
      '@odata.type': '#microsoft.graph.educationSubmissionIndividualRecipient',
      userId,
    },
    resourcesFolderUrl: folder && driveItemUrl(call, folder),
    webUrl: `https://teams.microsoft.com/l/entity/submissions/${assignment.id}/${id}`,
  };
}

const names = [
  'id',
  'assignmentId',
  'status',
  ...submissionActs.flatMap((name) => [`${name}By`, `${name}DateTime`]),
  'lastModifiedBy',
  'lastModifiedDateTime',
  'recipient',
  'resourcesFolderUrl',
  'webUrl',
];

function expandResources(
  resourcesOf: (seen: SeenSubmission, call: Call) => readonly Resource[],
): ExpandRelation<SeenSubmission> {
  return (seen, call, { select }) => {
    const view = submissionResourceView(call, assignmentUrl(call, seen));
    const properties = selectProperties(view.type, select);
    return resourcesOf(seen, call).map((resource) => project(view, resource, properties));
  };
}

/** What was last submitted, as readers see it by now. */
export function submittedResourcesOf({ submission }: SeenSubmission, call: Call) {
  return visibleState(submission, call.context.clock.now()).submittedResources;
}

/** Grades take more than the basic permission. @throws GraphError 403 */
export function requireGrades({ caller }: Call): void {
  const needed = caller.user ? 'EduAssignments.Read' : 'EduAssignments.Read.All';
  if (!caller.has(needed)) throw forbidden(`Outcomes need ${needed}.`);
}

const relations: Readonly<Record<string, ExpandRelation<SeenSubmission>>> = {
  resources: expandResources(({ submission }) => submission.resources),
  submittedResources: expandResources(submittedResourcesOf),
  outcomes: ({ submission, assignment, isTeacher }, call) => {
    requireGrades(call);
    const now = call.context.clock.now();
    return outcomesOf(submission, assignment, { isTeacher, now }).map(({ json }) => ({ ...json }));
  },
};

export function submissionView(call: Call): View<SeenSubmission> {
  const made = new WeakMap<SeenSubmission, JsonObject>();
  // Built once for all its properties: a list has many of each.
  const jsonOf = (seen: SeenSubmission) => {
    const json = made.get(seen) ?? submissionJson(call, seen);
    made.set(seen, json);
    return json;
  };
  const type: EntityType<SeenSubmission> = {
    name: 'educationSubmission',
    properties: Object.fromEntries(
      names.map((name) => [name, (seen: SeenSubmission) => jsonOf(seen)[name]]),
    ),
    filterable: names,
    sortable: names,
    searchable: [],
    takesAnyQuery: true,
  };
  return { ...openView(type), relations };
}
