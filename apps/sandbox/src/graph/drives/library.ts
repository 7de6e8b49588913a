import type { Class } from '../../tenant/roster/entities';
import type { Drive } from '../../tenant/drives/drive';
import { documentsDriveIdOf } from '../../tenant/drives/work-drive-id';
import type { Call } from '../call/call';

/** A library that the caller may open. */
export interface Library {
  readonly call: Call;
  readonly drive: Drive;
  readonly group: Class;
}

/** Whether it's the library of handouts and student work, which isn't all open to everyone in the class. */
export function isWorkLibrary({ drive }: Pick<Library, 'drive'>): boolean {
  return documentsDriveIdOf(drive.id) !== undefined;
}
