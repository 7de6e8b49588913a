import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { sampleTenants } from '@app/sample-tenant';
import { Tenant } from '../tenant/tenant';
import { buildTenant } from '../tenant/roster/build-tenant';
import type { Roster } from '../tenant/roster/roster';
import { generateRoster } from './generate-roster';
import { RosterFolder } from './csv/roster-folder';
import { RosterDomain } from './sds/roster-domain';
import type { DataOption, GenerateOption } from './roster-options';
import { describeProblem, InvalidRoster, RosterProblems } from './csv/roster-problems';
import { sampleRoster } from './sample-roster';
import { readV1 } from './sds/read-v1';
import { readV2 } from './sds/read-v2';

export { parseDataOption, parseGenerateOption } from './roster-options';
export { InvalidRoster } from './csv/roster-problems';

/** Where the tenants come from; if neither is given, the built-in school. */
export interface RosterOptions {
  readonly data?: readonly DataOption[] | undefined;
  readonly generate?: GenerateOption | undefined;
}

const defaultDomains = ['contoso.example', 'fabrikam.example', 'northwind.example'];

function defaultDomainOf(index: number): string {
  return defaultDomains[index] ?? `school${index + 1}.example`;
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}

type ReadRoster = (folder: RosterFolder, domain: RosterDomain) => Roster | undefined;

/** The file names show which format a folder holds. */
function readerFor(folder: RosterFolder): ReadRoster | undefined {
  if (folder.has('orgs.csv') || folder.has('users.csv')) return readV2;
  const v1Files = ['School.csv', 'Section.csv', 'Student.csv', 'Teacher.csv'];
  return v1Files.some((file) => folder.has(file)) ? readV1 : undefined;
}

/** The folder itself, or the ones in it that hold a roster: archives often unpack into one. */
function rosterFoldersIn(path: string, problems: RosterProblems): RosterFolder[] {
  const own = new RosterFolder(path, problems);
  if (readerFor(own)) return [own];
  return readdirSync(path)
    .map((name) => join(path, name))
    .filter(isFolder)
    .map((inner) => new RosterFolder(inner, problems))
    .filter((inner) => readerFor(inner) !== undefined);
}

function readFolder(
  path: string,
  domain: RosterDomain,
  problems: RosterProblems,
): Roster | undefined {
  if (!isFolder(path)) {
    const isThere = statSync(path, { throwIfNoEntry: false }) !== undefined;
    const reason = isThere
      ? 'This is a file. Name the folder that the CSV files are in; unpack an archive first.'
      : 'There is no such folder.';
    problems.add({ file: path, reason });
    return undefined;
  }
  const [folder, another] = rosterFoldersIn(path, problems);
  if (!folder) {
    const reason =
      'The folder holds no School Data Sync roster: it has neither School.csv nor orgs.csv.';
    problems.add({ file: path, reason });
    return undefined;
  }
  if (another) {
    const reason = `There are rosters in both ${folder.path} and ${another.path}. Name one of them.`;
    problems.add({ file: path, reason });
    return undefined;
  }
  const roster = readerFor(folder)?.(folder, domain);
  if (roster?.schools.length === 0) {
    problems.add({ file: folder.path, reason: 'The roster has no school.' });
  }
  return roster;
}

/** Receives notes, in plain text, about what could only be read by guessing. */
export type NoteListener = (note: string) => void;

function loadFolders(options: readonly DataOption[], onNote: NoteListener): Tenant[] {
  const problems = new RosterProblems();
  const domains = options.map(({ domain }, index) => domain ?? defaultDomainOf(index));
  domains.forEach((domain, index) => {
    if (domains.indexOf(domain) < index) {
      const file = `--data ${options[index]?.folder ?? ''}`;
      problems.add({ file, reason: `Another tenant already uses the domain ${domain}.` });
    }
  });
  const rosters = options.map(({ folder }, index) => {
    const domain = new RosterDomain(domains[index] ?? '', domains);
    return readFolder(folder, domain, problems);
  });
  problems.throwIfAny();
  for (const note of problems.notes) onNote(describeProblem(note));
  return rosters.map((roster, index) => {
    const file = options[index]?.folder ?? '';
    // A reader that finds nothing reports why; this covers one that didn't.
    if (!roster) throw new InvalidRoster([{ file, reason: 'No roster could be read.' }]);
    return new Tenant(buildTenant(domains[index] ?? '', roster));
  });
}

/**
 * Loads the tenants: those from the folders, then generated ones; with neither, the built-in school.
 * @throws InvalidRoster when anything in any folder is wrong; nothing is loaded then
 */
export function loadRosters(
  { data = [], generate }: RosterOptions,
  onNote: NoteListener = () => undefined,
): Tenant[] {
  if (data.length === 0 && !generate) {
    return sampleTenants.map(
      (sample) => new Tenant(buildTenant(sample.domain, sampleRoster(sample))),
    );
  }
  const loaded = loadFolders(data, onNote);
  const taken = new Set(loaded.map(({ domain }) => domain));
  if (!generate) return loaded;
  const candidates = Array.from({ length: generate.tenants + taken.size }, (_, index) =>
    defaultDomainOf(index),
  );
  const domains = candidates.filter((domain) => !taken.has(domain)).slice(0, generate.tenants);
  return [
    ...loaded,
    ...domains.map((domain) => new Tenant(buildTenant(domain, generateRoster(generate)))),
  ];
}
