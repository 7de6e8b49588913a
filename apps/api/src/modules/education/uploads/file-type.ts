const officeTypes = new Map([
  ['docx', 'educationWordResource'],
  ['xlsx', 'educationExcelResource'],
  ['pptx', 'educationPowerPointResource'],
]);
const mediaEndings = /^(?:png|jpe?g|gif|bmp|webp|heic|mp3|m4a|wav|ogg|mp4|m4v|mov|avi|wmv|webm)$/;

/** The first bytes of a ZIP file; modern Office files are ZIP files. */
const zip = Buffer.from([0x50, 0x4b, 0x03, 0x04]);

/** How many bytes identify a file's type. */
export const headLength = zip.length;

/** Graph's resource type, by name and content. It only decides the icon and the app that opens the file. */
export function resourceTypeOf(name: string, head: Uint8Array): string {
  const ending = (/\.([^.]+)$/.exec(name)?.[1] ?? '').toLowerCase();
  const office = officeTypes.get(ending);
  if (office && zip.equals(head)) return `#microsoft.graph.${office}`;
  const type = mediaEndings.test(ending) ? 'educationMediaResource' : 'educationFileResource';
  return `#microsoft.graph.${type}`;
}
