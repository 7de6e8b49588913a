import { problemSentence, type RequestProblem } from '../../../core';

const explainedByApi: readonly RequestProblem['code'][] = ['conflict', 'validation_failed'];

/** Why an action failed. For conflicts and broken rules, the API's own message is the best one. */
export function refusalSentence(problem: RequestProblem): string {
  if (!explainedByApi.includes(problem.code)) return problemSentence(problem);
  return problem.errors?.[0]?.message ?? (problem.detail || problemSentence(problem));
}
