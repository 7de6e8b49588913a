/**
 * Checks that everything the docs name exists: linked pages and headings, files and folders, npm scripts, Nx targets,
 * environment variables and names in the code. In code comments it checks files. The changelog is history, so it may name
 * what is gone.
 */
import { readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { findNames, listWords } from './docs/named-code.mjs';
import { findCommandFaults } from './docs/named-commands.mjs';
import { findPathFaults } from './docs/named-paths.mjs';
import { findVariables, listVariables } from './docs/named-variables.mjs';
import { readComments, readPage } from './docs/page.mjs';
import { listProject } from './docs/project-files.mjs';

const project = [...listProject()];
const read = (path) => readFileSync(path, 'utf8');
const isPage = (path) => path.endsWith('.md') && path !== 'CHANGELOG.md';
const pages = new Map(project.filter(isPage).map((path) => [path, readPage(read(path))]));
const variables = listVariables(project);
const words = listWords(project);
const linked = new Set(['README.md', 'docs/adr/0000-template.md']);
const faults = [];

/** A page's subject: its app or library, or everything. */
const homeOf = (path) => /^(apps|libs)\/[^/]+\//.exec(path)?.[0] ?? '';

function findLinkFaults(link, path) {
  if (/^[a-z]+:/.test(link)) return [];
  const [target, anchor] = link.split('#');
  const found = target ? posix.join(posix.dirname(path), target).replace(/\/$/, '') : path;
  linked.add(found);
  if (!project.includes(found) && !project.includes(`${found}/`))
    return [`${found} does not exist`];
  const isThere = !anchor || pages.get(found)?.anchors.has(anchor);
  return isThere ? [] : [`${found} has no heading #${anchor}`];
}

const findVariableFaults = (code) =>
  findVariables(code)
    .filter((name) => !variables.has(name))
    .map((name) => `nothing reads the variable ${name}`);

const findNameFaults = (code) =>
  findNames(code)
    .filter((name) => !words.has(name))
    .map((name) => `the code has no ${name}`);

/** Records whatever `find` finds wrong with the values in a file. */
function check(path, values, find) {
  for (const { value, line } of values)
    faults.push(...find(value, path).map((fault) => `${path}:${line} ${fault}`));
}

const findFileFaults = (word, path) => findPathFaults(word, homeOf(path), project);

for (const [path, page] of pages) {
  check(path, page.links, findLinkFaults);
  check(path, page.words, findFileFaults);
  check(path, page.codes, findCommandFaults);
  check(path, page.codes, findVariableFaults);
  check(path, page.codes, findNameFaults);
}
for (const path of project.filter((name) => /\.(ts|mjs|cjs|scss)$/.test(name)))
  check(path, readComments(read(path)), findFileFaults);
for (const path of pages.keys())
  if (!linked.has(path)) faults.push(`${path} isn't linked from anywhere`);

for (const fault of faults) console.error(fault);
console.log(
  faults.length
    ? `${faults.length} faults in the docs`
    : `${pages.size} docs pages name only what exists`,
);
process.exit(faults.length ? 1 : 0);
