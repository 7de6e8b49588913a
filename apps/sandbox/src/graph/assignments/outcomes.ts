import * as z from 'zod';
import type { Submission } from '../../tenant/assignments/submission';
import type { Call, Handler } from '../call/call';
import { answerCollection } from '../odata/answer-collection';
import { listOf } from '../odata/collection';
import { contextUrl } from '../odata/context-url';
import {
  whoAndWhen,
  findSubmissionToGrade,
  findSubmission,
  saveSubmission,
  type SeenSubmission,
} from './assignment-access';
import { entityNotFound, refused } from './assignments-error';
import { outcomesOf, outcomeView, type Outcome } from './outcome-type';
import { parseBody } from './read-assignment';
import { requireGrades } from './submission-type';
import { submissionsPath } from './submissions';

const maximumPoints = 9_999_999;

const feedbackSchema = z.object({
  feedback: z
    .object({
      text: z
        .object({
          content: z.string().nullable(),
          contentType: z.enum(['text', 'html']).default('text'),
        })
        .nullable(),
    })
    .nullable(),
});
const pointsSchema = z.object({
  points: z
    .object({
      '@odata.type': z.string().regex(/^#?microsoft\.graph\.educationAssignmentPointsGrade$/),
      points: z.number().nullable(),
    })
    .nullable(),
});
const typedSchema = z.looseObject({ '@odata.type': z.string() });

const typeNames = {
  feedback: 'educationFeedbackOutcome',
  points: 'educationPointsOutcome',
} as const;

function contextOf(seen: SeenSubmission): string {
  return `${submissionsPath(seen)}('${seen.submission.id}')/outcomes`;
}

function all(call: Call, { submission, assignment, isTeacher }: SeenSubmission): Outcome[] {
  return outcomesOf(submission, assignment, { isTeacher, now: call.context.clock.now() });
}

export const listOutcomes: Handler = (call) => {
  requireGrades(call);
  const seen = findSubmission(call);
  return answerCollection(call, {
    view: outcomeView,
    items: listOf(all(call, seen)),
    context: contextOf(seen),
    present: ({ json }) => ({ ...json }),
  });
};

/** The new content, without its author. @throws GraphError 400 */
function readFeedback(call: Call): Submission['feedback'] {
  const { feedback } = parseBody(feedbackSchema, call.body);
  const { by, now } = whoAndWhen(call);
  return feedback?.text ? { ...feedback.text, by, at: now.toISOString() } : null;
}

function readPoints(call: Call): Submission['points'] {
  const { points } = parseBody(pointsSchema, call.body);
  const given = points?.points ?? null;
  if (given === null) return null;
  if (given < 0 || given > maximumPoints) {
    throw refused('invalidGrading', `Points must be from 0 to ${maximumPoints}.`);
  }
  const { by, now } = whoAndWhen(call);
  return { points: given, by, at: now.toISOString() };
}

function change(call: Call, submission: Submission, kind: Outcome['kind']): Submission {
  return kind === 'feedback'
    ? { ...submission, feedback: readFeedback(call) }
    : { ...submission, points: readPoints(call) };
}

function findOutcome(call: Call, seen: SeenSubmission): Outcome {
  const id = call.params['outcomeId'] ?? '';
  const outcome = all(call, seen).find((one) => one.id === id);
  if (!outcome) throw entityNotFound(id);
  return outcome;
}

export const changeOutcome: Handler = (call) => {
  const seen = findSubmissionToGrade(call);
  const { id, kind } = findOutcome(call, seen);
  const type = parseBody(typedSchema, call.body)['@odata.type'];
  if (type.replace(/^#?microsoft\.graph\./, '') !== typeNames[kind]) {
    throw refused('invalidOutcomeType', `The outcome '${id}' is a ${typeNames[kind]}.`);
  }
  const submission = change(call, seen.submission, kind);
  saveSubmission(call, seen, submission);
  const { json } = findOutcome(call, { ...seen, submission });
  const context = `${contextUrl(call, contextOf(seen))}/$entity`;
  return { status: 200, headers: {}, body: { '@odata.context': context, ...json } };
};
