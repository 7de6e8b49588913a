import type { DriveItemRef } from '../../tenant/assignments/moment';
import type { Call } from '../call/call';

/** Values in the assignments service's notation. */

/** The service writes seven decimal places in its seconds. */
export function stamp(iso: string): string {
  return iso.replace(/(?:\.(\d+))?Z$/, (_, digits = '') => `.${digits.padEnd(7, '0')}Z`);
}

/** The service never includes names. */
export function identitySet(userId: string | null | undefined): object {
  return {
    application: null,
    device: null,
    user: { id: userId ?? null, displayName: null },
  };
}

/** The address of a folder or file. */
export function driveItemUrl({ root }: Call, { driveId, itemId }: DriveItemRef): string {
  return `${root}/drives/${driveId}/items/${itemId}`;
}

/** Whether the client knows newer enum members. @see https://learn.microsoft.com/graph/best-practices-concept#handling-future-members-in-evolvable-enumerations */
export function showsLateMembers({ headers }: Call): boolean {
  const preferences = (headers['prefer'] ?? '').split(',');
  return preferences.some(
    (preference) => preference.trim().toLowerCase() === 'include-unknown-enum-members',
  );
}
