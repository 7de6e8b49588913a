import type { ClassDocument, ClassDocumentList } from '@app/contracts';
import type { WireDriveItem, WireLibrary } from '../../graph';
import { byName } from '../schools';
import { safeLink } from './safe-link';

/** Folders first, then by name. What can be opened nowhere, not even in the library, is left out. */
export function toDocumentList(library: WireLibrary): ClassDocumentList {
  const webUrl = safeLink(library.webUrl);
  const value = library.items
    .flatMap((item) => {
      const link = safeLink(item.webUrl) ?? webUrl;
      return link === null ? [] : [toDocument(item, link)];
    })
    .sort(foldersFirst);
  return { value, webUrl, hasMore: library.hasMore };
}

function toDocument(item: WireDriveItem, webUrl: string): ClassDocument {
  const { id, name, file, folder, size, lastModifiedDateTime } = item;
  return {
    id,
    name,
    isFolder: Boolean(folder),
    childCount: folder?.childCount ?? null,
    size: size ?? null,
    mimeType: file?.mimeType ?? null,
    webUrl,
    lastModifiedDateTime: lastModifiedDateTime ?? null,
    lastModifiedBy: whoModified(item),
  };
}

function whoModified({ lastModifiedBy }: WireDriveItem): string | null {
  const { user, application } = lastModifiedBy ?? {};
  return user?.displayName ?? application?.displayName ?? null;
}

const named = ({ id, name }: ClassDocument) => ({ id, displayName: name });

function foldersFirst(left: ClassDocument, right: ClassDocument): number {
  return Number(right.isFolder) - Number(left.isFolder) || byName(named(left), named(right));
}
