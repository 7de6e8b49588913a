/** A file's text, or why it can't be read. */
export type Decoded =
  | { readonly text: string; readonly note?: string }
  | { readonly line?: number; readonly problem: string };

function decodeAs(encoding: string, bytes: Buffer): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** UTF-16, recognized by its byte order mark, or without one by the zero byte in every Latin letter. */
function utf16Of(bytes: Buffer): 'utf-16le' | 'utf-16be' | undefined {
  const mark = bytes.subarray(0, 2).toString('hex');
  if (mark === 'fffe') return 'utf-16le';
  if (mark === 'feff') return 'utf-16be';
  const start = bytes.subarray(0, 1000);
  const zeros = [0, 1].map((parity) => start.filter((byte, at) => !byte && at % 2 === parity));
  const [even = 0, odd = 0] = zeros.map(({ length }) => length);
  const most = start.length / 4;
  if (odd > most && even === 0) return 'utf-16le';
  return even > most && odd === 0 ? 'utf-16be' : undefined;
}

/** Letters and signs used in western European names; other Windows-1252 characters suggest another code page. */
const westernSign = /^[\u00A0-\u00FF‘’“”‚„–—…€ŠšŽžŒœŸ]$/;
const noLetter = /[¡-¦¨-¯±-´¶-º¼-¾×÷]/;
/** Bytes that form a letter in UTF-8, and hardly a word in Windows-1252. */
const utf8Letter = /[\xC2-\xDF][\x80-\xBF]|[\xE0-\xEF][\x80-\xBF]{2}|[\xF0-\xF4][\x80-\xBF]{3}/;

function isWestern(sign: string): boolean {
  return sign < '\u0080' || (westernSign.test(sign) && !noLetter.test(sign));
}

function decodeWestern(bytes: Buffer): Decoded {
  const lines = bytes.toString('latin1').split(/\r\n|\n|\r/);
  const text = decodeAs('windows-1252', bytes) ?? '';
  const bad = lines.findIndex((line) => {
    const signs = decodeAs('windows-1252', Buffer.from(line, 'latin1')) ?? '';
    return utf8Letter.test(line) || ![...signs].every(isWestern);
  });
  if (bad < 0) {
    return { text, note: 'It is not UTF-8 and was read as Windows-1252. Save it as UTF-8.' };
  }
  return { line: bad + 1, problem: 'The file is not UTF-8 text. Save it as UTF-8.' };
}

/** Decodes UTF-8 and UTF-16, with or without a byte order mark, and Windows-1252 if it can be nothing else. */
export function decodeText(bytes: Buffer): Decoded {
  const utf16 = utf16Of(bytes);
  if (utf16) {
    const text = decodeAs(utf16, bytes);
    return text === undefined ? { problem: 'The file is not well-formed UTF-16 text.' } : { text };
  }
  if (bytes.includes(0)) {
    const line = bytes
      .subarray(0, bytes.indexOf(0))
      .toString('latin1')
      .split(/\r\n|\n|\r/).length;
    return { line, problem: 'The file is not text: it contains a zero byte.' };
  }
  const text = decodeAs('utf-8', bytes);
  return text === undefined ? decodeWestern(bytes) : { text };
}
