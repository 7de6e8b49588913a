import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';

export const maxLength = 72;

const types = 'build|chore|ci|docs|feat|fix|perf|refactor|revert|style|test';
const projects = [...readdirSync('apps'), ...readdirSync('libs')].join('|');
const conventional = new RegExp(`^(${types})(\\((${projects})\\))?!?: \\S`);

/** The lines git prints; none without git, or without that revision. */
function git(...args) {
  const { status, stdout } = spawnSync('git', args, { encoding: 'utf8' });
  return status === 0 ? stdout.split('\n').filter(Boolean) : [];
}

/** Where the commits that can still be changed start: at main, as far as this clone knows it. */
export function findStart() {
  const known = ['origin/main', 'main'].flatMap((name) => git('rev-parse', '--verify', name));
  return known[0] ?? 'HEAD';
}

/** The subjects of the commits after `start`, or of all, without merges. */
export function listSubjects(start) {
  return git('log', '--no-merges', '--format=%s', start ? `${start}..HEAD` : 'HEAD');
}

export function findSubjectFaults(subject) {
  const faults = [];
  if (subject.length > maxLength) faults.push(`has ${subject.length} characters (${maxLength})`);
  if (!conventional.test(subject)) faults.push('is not `type(project): what`');
  return faults;
}
