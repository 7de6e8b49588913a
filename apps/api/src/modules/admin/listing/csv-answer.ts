import { Readable } from 'node:stream';
import { StreamableFile } from '@nestjs/common';

/** Tells spreadsheets that the file is UTF-8. */
const byteOrderMark = '\uFEFF';

/** A download, sent line by line as it is read. */
export function csvAnswer(fileName: string, lines: AsyncIterable<string>): StreamableFile {
  return new StreamableFile(Readable.from(withMark(lines), { objectMode: false }), {
    type: 'text/csv; charset=utf-8',
    disposition: `attachment; filename="${fileName}"`,
  });
}

async function* withMark(lines: AsyncIterable<string>): AsyncGenerator<string> {
  yield byteOrderMark;
  yield* lines;
}
