const service = 'assignments';
const unsupported = 'not supported';

const read = {
  delegated: ['EduAssignments.ReadBasic'],
  application: ['EduAssignments.ReadBasic.All'],
  service,
} as const;
const writeBasic = {
  delegated: ['EduAssignments.ReadWriteBasic'],
  application: ['EduAssignments.ReadWriteBasic.All'],
  service,
} as const;
const write = {
  delegated: ['EduAssignments.ReadWrite'],
  application: ['EduAssignments.ReadWrite.All'],
  service,
} as const;
const readGrades = {
  delegated: ['EduAssignments.Read'],
  application: ['EduAssignments.Read.All'],
  service,
} as const;
const userWritesBasic = { ...writeBasic, application: unsupported } as const;
const userWrites = { ...write, application: unsupported } as const;
/** Submitting may move notebook pages. */
const handIn = {
  ...write,
  application: ['EduAssignments.ReadWrite.All + Notes.ReadWrite.All'],
} as const;

/** Who may call what in the assignments service. */
export const assignmentPermissions = {
  'GET /education/me/assignments': { ...read, application: unsupported },
  'GET /education/users/{id}/assignments': read,
  'GET /education/classes/{id}/assignments': read,
  'POST /education/classes/{id}/assignments': writeBasic,
  'GET /education/classes/{id}/assignments/{assignmentId}': read,
  'PATCH /education/classes/{id}/assignments/{assignmentId}': writeBasic,
  'DELETE /education/classes/{id}/assignments/{assignmentId}': writeBasic,
  'POST /education/classes/{id}/assignments/{assignmentId}/publish': writeBasic,
  'POST /education/classes/{id}/assignments/{assignmentId}/activate': userWritesBasic,
  'POST /education/classes/{id}/assignments/{assignmentId}/deactivate': userWritesBasic,
  'POST /education/classes/{id}/assignments/{assignmentId}/setUpResourcesFolder': write,
  'POST /education/classes/{id}/assignments/{assignmentId}/setUpFeedbackResourcesFolder':
    userWrites,
  'GET /education/classes/{id}/assignments/{assignmentId}/resources': read,
  'POST /education/classes/{id}/assignments/{assignmentId}/resources': writeBasic,
  'GET /education/classes/{id}/assignments/{assignmentId}/resources/{resourceId}': read,
  'DELETE /education/classes/{id}/assignments/{assignmentId}/resources/{resourceId}': writeBasic,
  'GET /education/classes/{id}/assignments/{assignmentId}/submissions': read,
  'GET /education/classes/{id}/assignments/{assignmentId}/submissions/{submissionId}': read,
  'POST /education/classes/{id}/assignments/{assignmentId}/submissions/{submissionId}/setUpResourcesFolder':
    userWrites,
  'POST /education/classes/{id}/assignments/{assignmentId}/submissions/{submissionId}/submit':
    handIn,
  'POST /education/classes/{id}/assignments/{assignmentId}/submissions/{submissionId}/unsubmit':
    handIn,
  'POST /education/classes/{id}/assignments/{assignmentId}/submissions/{submissionId}/return':
    write,
  'POST /education/classes/{id}/assignments/{assignmentId}/submissions/{submissionId}/reassign':
    handIn,
  'POST /education/classes/{id}/assignments/{assignmentId}/submissions/{submissionId}/excuse':
    write,
  'GET /education/classes/{id}/assignments/{assignmentId}/submissions/{submissionId}/resources':
    read,
  'POST /education/classes/{id}/assignments/{assignmentId}/submissions/{submissionId}/resources':
    userWritesBasic,
  'GET /education/classes/{id}/assignments/{assignmentId}/submissions/{submissionId}/resources/{resourceId}':
    read,
  'DELETE /education/classes/{id}/assignments/{assignmentId}/submissions/{submissionId}/resources/{resourceId}':
    userWritesBasic,
  'GET /education/classes/{id}/assignments/{assignmentId}/submissions/{submissionId}/submittedResources':
    read,
  'GET /education/classes/{id}/assignments/{assignmentId}/submissions/{submissionId}/submittedResources/{resourceId}':
    read,
  'GET /education/classes/{id}/assignments/{assignmentId}/submissions/{submissionId}/outcomes':
    readGrades,
  'PATCH /education/classes/{id}/assignments/{assignmentId}/submissions/{submissionId}/outcomes/{outcomeId}':
    write,
} as const;

/** Assignments service permissions that include a lesser one. */
export const higherAssignmentPermissions = {
  'EduAssignments.ReadBasic': [
    'EduAssignments.Read',
    'EduAssignments.ReadWriteBasic',
    'EduAssignments.ReadWrite',
  ],
  'EduAssignments.Read': ['EduAssignments.ReadWrite'],
  'EduAssignments.ReadWriteBasic': ['EduAssignments.ReadWrite'],
  'EduAssignments.ReadBasic.All': [
    'EduAssignments.Read.All',
    'EduAssignments.ReadWriteBasic.All',
    'EduAssignments.ReadWrite.All',
  ],
  'EduAssignments.Read.All': ['EduAssignments.ReadWrite.All'],
  'EduAssignments.ReadWriteBasic.All': ['EduAssignments.ReadWrite.All'],
} as const;
