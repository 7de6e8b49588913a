/**
 * Checks package-lock.json: every optional platform package that a package names must be in it (npm silently drops them if
 * the registry lacks one, and then `npm ci` refuses the lock on another platform), and it must contain no registry address.
 */
import { readFileSync } from 'node:fs';

const lock = JSON.parse(readFileSync('package-lock.json', 'utf8'));
const problems = [];

function isInLock(from, name) {
  for (let path = from; ; path = path.slice(0, path.lastIndexOf('/node_modules/'))) {
    if (lock.packages[`${path ? `${path}/` : ''}node_modules/${name}`]) return true;
    if (!path.includes('/node_modules/')) return Boolean(lock.packages[`node_modules/${name}`]);
  }
}

for (const [path, entry] of Object.entries(lock.packages)) {
  if (entry.resolved?.startsWith('http')) problems.push(`${path}: has a registry address`);
  for (const name of Object.keys(entry.optionalDependencies ?? {})) {
    if (!isInLock(path, name)) problems.push(`${path || 'root'}: optional ${name} is missing`);
  }
}

for (const problem of problems) console.error(problem);
console.log(
  problems.length
    ? `${problems.length} problems in package-lock.json`
    : 'package-lock.json is complete',
);
process.exit(problems.length ? 1 : 0);
