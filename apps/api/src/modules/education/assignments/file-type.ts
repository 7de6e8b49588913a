const officeTypes: Readonly<Record<string, string>> = {
  docx: 'educationWordResource',
  xlsx: 'educationExcelResource',
  pptx: 'educationPowerPointResource',
};
const mediaEndings = /^(?:png|jpe?g|gif|bmp|webp|heic|mp3|m4a|wav|ogg|mp4|m4v|mov|avi|wmv|webm)$/;

/** How a ZIP file begins, which the newer Office files are. */
const zip = Buffer.from([0x50, 0x4b, 0x03, 0x04]);

/** How many bytes of a file tell its type. */
export const headLength = zip.length;

/** Graph's type of a resource, by name and content. It chooses an icon and an app to open the file with, no more. */
export function resourceTypeOf(name: string, head: Uint8Array): string {
  const ending = (/\.([^.]+)$/.exec(name)?.[1] ?? '').toLowerCase();
  const office = officeTypes[ending];
  if (office && zip.equals(head)) return `#microsoft.graph.${office}`;
  const type = mediaEndings.test(ending) ? 'educationMediaResource' : 'educationFileResource';
  return `#microsoft.graph.${type}`;
}
