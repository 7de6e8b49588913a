import type { RequestProblem } from './problem';

const sentences: Partial<Record<RequestProblem['code'], string>> = {
  offline: 'You’re offline. We load the rest when you’re back.',
  unreachable: 'EDUGraph didn’t respond. Check your connection.',
  login_required: 'Your session has ended. Sign in again.',
  microsoft_login_required: 'Login to Office 365 is required.',
  consent_required: 'An administrator of your school must consent once.',
  linked_users_only: 'Link your accounts first.',
  admin_only: 'Only an administrator can do this.',
  forbidden: 'You don’t have access to this.',
  not_found: 'It no longer exists.',
  rate_limited: 'Too many attempts. Wait a moment.',
  graph_error:
    'Microsoft 365 couldn’t answer this. Try again; if it keeps happening, tell your administrator.',
  graph_unavailable: 'Microsoft 365 isn’t responding right now. Wait a little and try again.',
  service_unavailable: 'EDUGraph is busy. Wait a moment.',
  csrf_failed: 'This page is out of date. Reload it.',
};

/** The default sentence for a problem. For forbidden actions, the API's own message is the best one. */
export function problemSentence(problem: RequestProblem): string {
  if (problem.code === 'forbidden' && problem.detail) return problem.detail;
  return sentences[problem.code] ?? 'Something went wrong on our side. Try again in a moment.';
}
