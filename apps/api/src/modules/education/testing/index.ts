export { fakeTokens, linkedUser } from './signed-in';
export { listClasses, listSchools, RosterWorld, type LoggedRequest } from './roster-world';
