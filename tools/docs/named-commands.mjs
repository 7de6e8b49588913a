import { existsSync, readFileSync } from 'node:fs';

const readJson = (path) => JSON.parse(readFileSync(path, 'utf8'));
const { scripts } = readJson('package.json');

function hasTarget(project, target) {
  const path = ['apps', 'libs']
    .map((folder) => `${folder}/${project}/project.json`)
    .find((candidate) => existsSync(candidate));
  return path !== undefined && target in readJson(path).targets;
}

/** npm scripts and Nx targets that a command names but that don't exist. */
export function findCommandFaults(command) {
  const faults = [];
  for (const [, script] of command.matchAll(/\bnpm (?:run )?(start|test|(?<=run )[\w:-]+)/g))
    if (!(script in scripts)) faults.push(`package.json has no script ${script}`);
  for (const [, project, target] of command.matchAll(/\bnx run ([\w-]+):([\w-]+)/g))
    if (!hasTarget(project, target)) faults.push(`no project ${project} with a target ${target}`);
  for (const [, target, project] of command.matchAll(/\bnx (?!run)([\w-]+) ([\w-]+)/g))
    if (!hasTarget(project, target)) faults.push(`no project ${project} with a target ${target}`);
  return faults;
}
