/**
 * Checks the subjects of commits that can still be changed: Conventional Commits (https://www.conventionalcommits.org), scope =
 * project, at most 72 characters. Without a git history, or on main itself, there is nothing to check.
 */
import { findStart, findSubjectFaults, listSubjects } from './commits/subjects.mjs';

const subjects = listSubjects(findStart());
const faults = subjects.flatMap((subject) =>
  findSubjectFaults(subject).map((fault) => `“${subject}” ${fault}`),
);
for (const fault of faults) console.error(fault);
console.log(
  faults.length
    ? `${faults.length} faults in commit subjects`
    : `${subjects.length} commit subjects are conventional`,
);
process.exit(faults.length ? 1 : 0);
