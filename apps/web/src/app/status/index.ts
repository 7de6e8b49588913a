export { ConsentNeeded } from './consent-needed';
export { Forbidden } from './forbidden';
export { LoadFailed } from './load-failed';
export { NotFound } from './not-found';
