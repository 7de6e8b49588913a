export { fakeTokens, linkedUser, noFallback } from './signed-in';
export {
  listClasses,
  listSchools,
  RosterWorld,
  type LoggedRequest,
  type WorldOptions,
} from './roster-world';
