import type { SyncRun, SyncStatus } from '@app/contracts';
import { resourceNames } from './resource.texts';

const order = Object.keys(resourceNames);
const rank = ({ resource }: SyncRun) => order.indexOf(resource);

/** The run under way: of several that are open, the first in order is being worked on. Otherwise the newest. */
export function currentRun({ running, runs }: SyncStatus): SyncRun | undefined {
  const open = running ? runs.filter(({ state }) => state === 'running') : [];
  const [first = runs[0]] = open.sort((one, other) => rank(one) - rank(other));
  return first;
}

/** Whether more than the accounts is or was synced, so that runs have to say what they are about. */
export const isMixed = ({ runs, resources }: SyncStatus): boolean =>
  resources.length > 1 || runs.some(({ resource }) => resource !== 'users');

/** The latest run of a resource whose last run failed. Successful runs may be missing in the list, so it can't tell. */
export function failedRun({ runs, resources }: SyncStatus): SyncRun | undefined {
  const failed = new Set(resources.filter((one) => one.failed).map(({ resource }) => resource));
  const seen = new Set<string>();
  return runs.find(({ resource, state }) => {
    const isLatest = !seen.has(resource);
    seen.add(resource);
    return isLatest && state === 'failed' && (resource === 'users' || failed.has(resource));
  });
}
