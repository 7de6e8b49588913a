import type { ClassDocument } from '@app/contracts';
import type { IconName } from '../../ui/icon/icon-names';

const byExtension: Record<string, IconName> = {
  ...of('description', 'doc docx docm dotx odt rtf txt md pages'),
  ...of('table', 'xls xlsx xlsm csv ods numbers'),
  ...of('slideshow', 'ppt pptx pptm ppsx odp key'),
  ...of('picture-as-pdf', 'pdf'),
  ...of('image', 'png jpg jpeg gif webp svg bmp heic tif tiff'),
  ...of('movie', 'mp4 mov avi mkv webm wmv m4v'),
  ...of('folder-zip', 'zip 7z rar gz tar'),
};

const byMime: readonly [RegExp, IconName][] = [
  [/^image\//, 'image'],
  [/^video\//, 'movie'],
  [/pdf$/, 'picture-as-pdf'],
  [/wordprocessing|msword|^text\/(plain|rtf|markdown)/, 'description'],
  [/spreadsheet|excel|csv$/, 'table'],
  [/presentation|powerpoint/, 'slideshow'],
  [/zip|compressed|x-tar$/, 'folder-zip'],
];

function of(icon: IconName, extensions: string): Record<string, IconName> {
  return Object.fromEntries(extensions.split(' ').map((extension) => [extension, icon]));
}

/** The icon for a document's type, by the extension users see, or else by Microsoft's MIME type. */
export function documentIcon(
  document: Pick<ClassDocument, 'isFolder' | 'name' | 'mimeType'>,
): IconName {
  if (document.isFolder) return 'folder';
  const extension = /\.(\w+)$/.exec(document.name)?.[1]?.toLowerCase() ?? '';
  const named = Object.hasOwn(byExtension, extension) ? byExtension[extension] : undefined;
  const mime = document.mimeType ?? '';
  return named ?? byMime.find(([pattern]) => pattern.test(mime))?.[1] ?? 'draft';
}
