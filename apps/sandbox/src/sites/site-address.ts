import type { Class } from '../tenant/roster/entities';
import { nicknameOf } from '../tenant/roster/class-names';

/** The library's name, in addresses and in Graph's paths. */
export const libraryName = 'Shared Documents';

/** The page of the SharePoint site behind a class; it includes the tenant, since there is one host for all. */
export function sitePath(domain: string, item: Class): string {
  return `/sites/${encodeURIComponent(domain)}/${encodeURIComponent(nicknameOf(item))}`;
}

/** The page of a file or folder in the class's library, or of the library itself. */
export function libraryPath(domain: string, item: Class, names: readonly string[] = []): string {
  return [sitePath(domain, item), ...[libraryName, ...names].map(encodeURIComponent)].join('/');
}

/** Where to download a file in the class's library. */
export function downloadPath(
  site: string,
  { itemId, token }: { readonly itemId: string; readonly token: string },
): string {
  return `${site}/_layouts/15/download.aspx?UniqueId=${itemId}&tempauth=${token}`;
}

/** Where to open a handout or a student's work. */
export function workPath(site: string, itemId: string): string {
  return `${site}/_layouts/15/Doc.aspx?sourcedoc=${itemId}`;
}
