import type { Assignment, AssignmentResource, Submission } from '@app/contracts';

/** The current time in these specs. */
export const now = Date.parse('2017-10-12T12:00:00Z');

export function assignmentOf(about: Partial<Assignment> = {}): Assignment {
  return {
    id: 'a1',
    displayName: 'Linear equations, set 3',
    instructions: null,
    dueDateTime: '2017-10-16T09:00:00Z',
    status: 'assigned',
    allowLateSubmissions: true,
    closeDateTime: null,
    maxPoints: null,
    ownSubmission: null,
    allowStudentsToAddResourcesToSubmission: true,
    ...about,
  };
}

export function resourceOf(name: string, about: Partial<AssignmentResource> = {}) {
  const webUrl = `https://contoso.example/${encodeURIComponent(name)}`;
  return { id: name, displayName: name, size: 48_000, webUrl, ...about };
}

export function submissionOf(about: Partial<Submission> = {}): Submission {
  return {
    id: 's1',
    status: 'working',
    submittedDateTime: null,
    returnedDateTime: null,
    userId: 'u1',
    displayName: 'Rickey Cottle',
    resources: [],
    feedback: null,
    points: null,
    ...about,
  };
}
