import { problemOf, problemSentence } from '../core';
import { linkFailure, linkTexts } from './link.texts';

/** What a refused POST says. Which of the two accounts is taken only the server knows, so its sentence is shown (LINK-3). */
export function linkProblem(error: unknown): string {
  const problem = problemOf(error);
  switch (problem.code) {
    case 'already_linked':
      return problem.detail || linkFailure({ code: problem.code });
    case 'email_taken':
      return linkTexts.matching;
    case 'invalid_credentials':
    case 'validation_failed':
      return linkTexts.wrongCredentials;
    case 'rate_limited':
      return linkTexts.tooOften;
    default:
      return problemSentence(problem);
  }
}
