export { type AppearanceName } from './appearance/appearance';
export { Ask } from './ask/ask';
export { askTexts } from './ask/ask.texts';
export { type Answer, type Confirmation, type Question } from './ask/question';
export { problemInterceptor } from './http/problem-interceptor';
export { problemOf, type RequestProblem } from './problem/problem';
export { problemSentence } from './problem/problem.texts';
export { Browser } from './navigation/browser';
export { Online } from './navigation/online';
export { keepsFocus, PageFocus } from './navigation/page-focus';
export { PageTitle } from './navigation/page-title';
export { microsoftLoginAddress, safeReturnTo } from './navigation/return-to';
export { entityResource, listResource } from './resource/entity-resource';
export { LoadProblem } from './resource/load-problem';
export { type LoadState } from './resource/load-state';
export { pagedResource, type PageRequest } from './resource/paged-resource';
export { goToClasses } from './session/go-to-classes';
export { SchoolContext, type SchoolReference } from './session/school-context';
export {
  adminOnly,
  goHome,
  linkedUsersOnly,
  loginRequired,
  sessionKnown,
  signedOutOnly,
} from './session/session-guards';
export { SessionStore } from './session/session-store';
export { Shell } from './shell/shell';
export { Snackbar } from './snackbar/snackbar';
export { guarded } from './unsaved/guarded';
export { Unsaved } from './unsaved/unsaved';
