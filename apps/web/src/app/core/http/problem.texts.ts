import type { RequestProblem } from './problem';

const sentences: Partial<Record<RequestProblem['code'], string>> = {
  offline: 'You are offline. We load the rest when you are back.',
  unreachable: 'EDUGraph did not answer. Check your connection.',
  login_required: 'Your session has ended. Sign in again.',
  microsoft_login_required: 'Login to Office 365 is required.',
  consent_required: 'An administrator of your school must consent once.',
  linked_users_only: 'Link your accounts first.',
  admin_only: 'Only an administrator can do this.',
  forbidden: 'You may not see this.',
  not_found: 'It is not here any more.',
  rate_limited: 'That was too often. Wait a moment.',
  graph_error: 'Microsoft could not answer. What you see elsewhere is still right.',
  graph_unavailable: 'Microsoft is busy. What you see elsewhere is still right.',
  service_unavailable: 'EDUGraph is busy. Wait a moment.',
  csrf_failed: 'This page is out of date. Load it again.',
};

/** One plain sentence for a problem that a screen has no words of its own for. What is forbidden the API says best. */
export function problemSentence(problem: RequestProblem): string {
  if (problem.code === 'forbidden' && problem.detail) return problem.detail;
  return sentences[problem.code] ?? 'Something went wrong on our side. Try again in a moment.';
}
