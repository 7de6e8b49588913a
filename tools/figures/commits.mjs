import { listSubjects, maxLength } from '../commits/subjects.mjs';

export function measureCommits({ since }) {
  const subjects = listSubjects(since);
  const long = subjects.filter(({ length }) => length > maxLength);
  return {
    text: `of ${subjects.length} commit subjects are longer than ${maxLength} characters`,
    value: long.length,
    details: long,
  };
}
