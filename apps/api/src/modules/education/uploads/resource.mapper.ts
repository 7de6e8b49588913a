import type { AssignmentResource } from '@app/contracts';
import { unnamed, type WireDriveItem, type WireResource } from '../../graph';
import { safeLink } from '../documents/safe-link';

/** @param item the file it refers to, if that could be read */
export function toResource(wire: WireResource, item?: WireDriveItem): AssignmentResource {
  const { displayName, link, url, webUrl } = wire.resource;
  return {
    id: wire.id,
    displayName: displayName ?? item?.name ?? unnamed.file,
    size: item?.size ?? null,
    // Not every resource is a file: links have one address, apps and channels another.
    webUrl: safeLink(item?.webUrl ?? link ?? url ?? webUrl),
  };
}

/** The addresses of the files among the resources. */
export function fileUrlsOf(resources: readonly WireResource[]): string[] {
  return resources.flatMap(({ resource }) => resource.fileUrl ?? []);
}
