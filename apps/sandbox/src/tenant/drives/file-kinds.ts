interface FileKind {
  readonly mimeType: string;
  /** Sizes in bytes of the smallest and the largest made-up file. */
  readonly sizes: readonly [least: number, most: number];
}

const kB = 1024;
const MB = 1024 * kB;
const office = 'application/vnd.openxmlformats-officedocument';

const kinds: Readonly<Record<string, FileKind>> = {
  docx: { mimeType: `${office}.wordprocessingml.document`, sizes: [12 * kB, 2 * MB] },
  xlsx: { mimeType: `${office}.spreadsheetml.sheet`, sizes: [9 * kB, 600 * kB] },
  pptx: { mimeType: `${office}.presentationml.presentation`, sizes: [150 * kB, 30 * MB] },
  pdf: { mimeType: 'application/pdf', sizes: [40 * kB, 12 * MB] },
  png: { mimeType: 'image/png', sizes: [30 * kB, 6 * MB] },
  jpg: { mimeType: 'image/jpeg', sizes: [200 * kB, 5 * MB] },
  txt: { mimeType: 'text/plain', sizes: [kB, 20 * kB] },
  csv: { mimeType: 'text/csv', sizes: [2 * kB, 90 * kB] },
  mp4: { mimeType: 'video/mp4', sizes: [18 * MB, 80 * MB] },
  zip: { mimeType: 'application/zip', sizes: [MB, 40 * MB] },
};

/** A file without a known extension is just some bytes. */
const unknown: FileKind = { mimeType: 'application/octet-stream', sizes: [kB, 4 * kB] };

export function fileKindOf(name: string): FileKind {
  return kinds[name.split('.').at(-1)?.toLowerCase() ?? ''] ?? unknown;
}
