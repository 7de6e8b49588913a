import { statSync } from 'node:fs';
import { sampleTenants } from '@app/sample-tenant';
import { Tenant } from '../tenant/tenant';
import { buildTenant } from './build-tenant';
import { generateRoster } from './generate-roster';
import { readV1 } from './read-v1';
import { readV2 } from './read-v2';
import type { Roster } from './roster';
import { RosterFolder } from './roster-folder';
import type { DataOption, GenerateOption } from './roster-options';
import { RosterProblems } from './roster-problems';
import { sampleRoster } from './sample-roster';

export { parseDataOption, parseGenerateOption } from './roster-options';
export { InvalidRoster } from './roster-problems';

/** Where the tenants come from; nothing of both means the built-in school. */
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

/** Which format a folder holds shows in the names of its files. */
function readFolder(path: string, problems: RosterProblems): Roster | undefined {
  if (!isFolder(path)) {
    problems.add({ file: path, reason: 'There is no such folder.' });
    return undefined;
  }
  const folder = new RosterFolder(path, problems);
  if (folder.has('orgs.csv') || folder.has('users.csv')) return readV2(folder);
  const v1Files = ['School.csv', 'Section.csv', 'Student.csv', 'Teacher.csv'];
  if (v1Files.some((file) => folder.has(file))) return readV1(folder);
  problems.add({
    file: path,
    reason:
      'The folder holds no School Data Sync roster: neither School.csv nor orgs.csv is in it.',
  });
  return undefined;
}

function loadFolders(options: readonly DataOption[]): Tenant[] {
  const problems = new RosterProblems();
  const domains = options.map(({ domain }, index) => domain ?? defaultDomainOf(index));
  domains.forEach((domain, index) => {
    if (domains.indexOf(domain) < index) {
      const file = `--data ${options[index]?.folder ?? ''}`;
      problems.add({ file, reason: `The domain ${domain} is already another tenant's.` });
    }
  });
  const rosters = options.map(({ folder }) => readFolder(folder, problems));
  problems.throwIfAny();
  return rosters.flatMap((roster, index) =>
    roster ? [new Tenant(buildTenant(domains[index] ?? '', roster))] : [],
  );
}

/**
 * Loads the tenants: those of the folders, then generated ones; with neither, the built-in school.
 * @throws InvalidRoster when anything in any folder is wrong; nothing is loaded then
 */
export function loadRosters({ data = [], generate }: RosterOptions): Tenant[] {
  if (data.length === 0 && !generate) {
    return sampleTenants.map(
      (sample) => new Tenant(buildTenant(sample.domain, sampleRoster(sample))),
    );
  }
  const loaded = loadFolders(data);
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
