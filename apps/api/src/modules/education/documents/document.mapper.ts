import type { ClassDocument, ClassDocumentList } from '@app/contracts';
import type { WireDriveItem, WireLibrary } from '../../graph';
import { byName } from '../listing/by-name';
import { safeLink } from './safe-link';

/** Folders first, then by name. Leaves out what has no safe link, if the library has none either. */
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
  return { ...item, webUrl };
}

const named = ({ id, name }: ClassDocument) => ({ id, displayName: name });

function foldersFirst(left: ClassDocument, right: ClassDocument): number {
  return Number(right.isFolder) - Number(left.isFolder) || byName(named(left), named(right));
}
