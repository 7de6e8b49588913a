import { problemOf, problemSentence } from '../core';
import { tooManyAttempts } from '../ui/too-many-attempts/too-many-attempts.texts';
import { linkFailure, linkTexts } from './link.texts';

/** The message for a refused POST. Only the server knows which account is taken, so its text is shown (LINK-3). */
export function linkProblem(error: unknown): string {
  const problem = problemOf(error);
  switch (problem.code) {
    case 'already_linked':
      return problem.detail || linkFailure({ code: problem.code });
    case 'sign_in_expired':
      return linkFailure({ code: problem.code });
    case 'invalid_credentials':
    case 'validation_failed':
      return linkTexts.wrongCredentials;
    case 'rate_limited':
      return tooManyAttempts(problem.retryAfter);
    default:
      return problemSentence(problem);
  }
}
