import { problemSentence, type RequestProblem } from '../../../core';

const toldByApi: readonly RequestProblem['code'][] = ['conflict', 'validation_failed'];

/** Why something was not done, in a sentence: what the state of things or a rule does not allow the API says best. */
export function refusalSentence(problem: RequestProblem): string {
  if (!toldByApi.includes(problem.code)) return problemSentence(problem);
  return problem.errors?.[0]?.message ?? (problem.detail || problemSentence(problem));
}
