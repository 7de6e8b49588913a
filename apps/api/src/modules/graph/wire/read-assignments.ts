import type {
  WireAssignment,
  WireItemBody,
  WireOutcome,
  WireResource,
  WireSubmission,
} from './assignment-types';
import { unnamed } from './unnamed';
import { each, flag, id, isRecord, isWord, number, record, text, time, word } from './values';

export function readAssignment(value: unknown): WireAssignment | undefined {
  const assignment = record(value);
  const known = id(assignment['id']);
  if (known === null) return undefined;
  return {
    id: known,
    displayName: text(assignment['displayName']) ?? unnamed.assignment,
    instructions: readItemBody(assignment['instructions']),
    dueDateTime: time(assignment['dueDateTime']),
    closeDateTime: time(assignment['closeDateTime']),
    createdDateTime: time(assignment['createdDateTime']),
    status: word(assignment['status']),
    allowLateSubmissions: flag(assignment['allowLateSubmissions']),
    allowStudentsToAddResourcesToSubmission: flag(
      assignment['allowStudentsToAddResourcesToSubmission'],
    ),
    grading: { maxPoints: number(record(assignment['grading'])['maxPoints']) },
    resourcesFolderUrl: text(assignment['resourcesFolderUrl']),
    resources: each(assignment['resources'], readResource),
    submissions: ifTold(assignment['submissions'], readSubmission),
  };
}

export function readResource(value: unknown): WireResource | undefined {
  const wrapper = record(value);
  const known = id(wrapper['id']);
  if (known === null) return undefined;
  const resource = record(wrapper['resource']);
  return {
    id: known,
    assignmentResourceUrl: text(wrapper['assignmentResourceUrl']),
    resource: {
      displayName: text(resource['displayName']),
      fileUrl: text(resource['fileUrl']),
      link: text(resource['link']),
      url: text(resource['url']),
      webUrl: text(resource['webUrl']),
    },
  };
}

export function readSubmission(value: unknown): WireSubmission | undefined {
  const submission = record(value);
  const known = id(submission['id']);
  if (known === null) return undefined;
  return {
    id: known,
    status: word(submission['status']),
    submittedDateTime: time(submission['submittedDateTime']),
    returnedDateTime: time(submission['returnedDateTime']),
    // `submittedBy` names the student too, even before anything is submitted.
    studentId:
      id(record(submission['recipient'])['userId']) ??
      id(record(record(submission['submittedBy'])['user'])['id']),
    resourcesFolderUrl: text(submission['resourcesFolderUrl']),
    resources: each(submission['resources'], readResource),
    submittedResources: each(submission['submittedResources'], readResource),
    outcomes: ifTold(submission['outcomes'], readOutcome),
  };
}

/** Null if it wasn't requested, which isn't the same as an empty list. */
function ifTold<T>(value: unknown, read: (entry: unknown) => T | undefined): T[] | null {
  return Array.isArray(value) ? each(value, read) : null;
}

/** For the kinds we know; others are left out. */
function readOutcome(value: unknown): WireOutcome | undefined {
  const outcome = record(value);
  const kind = kindOf(outcome);
  if (!kind) return undefined;
  return {
    id: id(outcome['id']),
    kind,
    feedback: readItemBody(record(outcome['feedback'])['text']),
    publishedFeedback: readItemBody(record(outcome['publishedFeedback'])['text']),
    points: number(record(outcome['points'])['points']),
    publishedPoints: number(record(outcome['publishedPoints'])['points']),
  };
}

/** By its type, or by its contents if there is none. */
function kindOf(outcome: Record<string, unknown>): WireOutcome['kind'] | undefined {
  const type = text(outcome['@odata.type'])?.split('.').at(-1);
  if (type) {
    if (isWord(type, 'educationFeedbackOutcome')) return 'Feedback';
    return isWord(type, 'educationPointsOutcome') ? 'Points' : undefined;
  }
  if ('feedback' in outcome || 'publishedFeedback' in outcome) return 'Feedback';
  return 'points' in outcome || 'publishedPoints' in outcome ? 'Points' : undefined;
}

function readItemBody(value: unknown): WireItemBody | null {
  if (!isRecord(value)) return null;
  const isHtml = isWord(word(value['contentType']), 'html');
  return { content: text(value['content']), contentType: isHtml ? 'html' : 'text' };
}
