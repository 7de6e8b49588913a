import type { DriveItem } from '../../tenant/drives/drive-item';
import { whyIllegal } from '../../tenant/drives/file-names';
import type { Call } from '../call/call';
import { badRequest } from '../../wire/graph-error';
import { mustWriteTo } from './folder-access';
import { itemOf, libraryOfDrive } from './open-library';
import type { Library } from './library';

const behaviors = ['fail', 'replace', 'rename'] as const;
export type ConflictBehavior = (typeof behaviors)[number];

/** Where to put a file. */
export interface Place {
  readonly library: Library;
  readonly folder: DriveItem;
  readonly name: string;
  /** What to do about an existing file of the same name. */
  readonly behavior: ConflictBehavior;
}

/** @throws GraphError 400 */
export function readBehavior(given: unknown, usual: ConflictBehavior): ConflictBehavior {
  if (given === undefined) return usual;
  const behavior = behaviors.find((known) => known === String(given).toLowerCase());
  if (!behavior) throw badRequest(`Unknown conflict behavior '${String(given)}'.`);
  return behavior;
}

/** The place a path names, if the caller may write there. @throws GraphError 400, 403, 404 */
export function readPlace(call: Call, behavior: ConflictBehavior): Place {
  const library = libraryOfDrive(call);
  const folder = itemOf(library);
  if (folder.file) throw badRequest("A file can't contain files.");
  mustWriteTo(library, folder);
  const name = call.params['fileName'] ?? '';
  const reason = whyIllegal(name);
  if (reason !== undefined) throw badRequest(reason);
  return { library, folder, name, behavior };
}
