import type { Class } from '../tenant/entities';
import { nicknameOf } from '../tenant/class-names';

/** Name of the library, in addresses and in Graph's paths. */
export const libraryName = 'Shared Documents';

/** The page of the SharePoint site behind a class; the tenant is in it, since there is one host for all. */
export function sitePath(domain: string, item: Class): string {
  return `/sites/${encodeURIComponent(domain)}/${encodeURIComponent(nicknameOf(item))}`;
}

/** The page of a file or folder of the class's library, or of the library itself. */
export function libraryPath(domain: string, item: Class, names: readonly string[] = []): string {
  return [sitePath(domain, item), ...[libraryName, ...names].map(encodeURIComponent)].join('/');
}

/** Where a file of the class's library is downloaded from. */
export function downloadPath(
  site: string,
  { itemId, token }: { readonly itemId: string; readonly token: string },
): string {
  return `${site}/_layouts/15/download.aspx?UniqueId=${itemId}&tempauth=${token}`;
}

/** Where a handout or a student's work is opened. */
export function workPath(site: string, itemId: string): string {
  return `${site}/_layouts/15/Doc.aspx?sourcedoc=${itemId}`;
}
