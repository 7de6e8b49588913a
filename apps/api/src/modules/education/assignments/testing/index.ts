export { admin, AssignmentWorld, elena, inDays, ingrid, noor, tomas } from './assignment-world';
