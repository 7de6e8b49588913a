import type { AssignmentResource } from '@app/contracts';
import type { WireDriveItem, WireResource } from '../../graph';
import { safeLink } from '../files';

/** @param item the file it names, where that could be read */
export function toResource(wire: WireResource, item?: Partial<WireDriveItem>): AssignmentResource {
  const { displayName, ...resource } = wire.resource ?? {};
  return {
    id: wire.id,
    displayName: displayName ?? item?.name ?? '',
    size: item?.size ?? null,
    webUrl: safeLink(item?.webUrl ?? addressOf(resource)),
  };
}

/** Of what is no file: links have one address, apps and channels another. */
const addressOf = ({ link, url, webUrl }: NonNullable<WireResource['resource']>) =>
  link ?? url ?? webUrl;

/** Addresses of files that resources name. */
export function fileUrlsOf(resources: readonly WireResource[]): string[] {
  return resources.flatMap(({ resource }) => resource?.fileUrl ?? []);
}
