const [quote, backslash, openList, openObject, closeList, closeObject] = Buffer.from('"\\[{]}');

/** Whether a JSON text nests deeper than `most`; in one pass, before a parser pays for each level. */
export function isDeeperThan(most: number, json: Uint8Array): boolean {
  let depth = 0;
  let isInText = false;
  for (let at = 0; at < json.length; at++) {
    const byte = json[at];
    if (isInText && byte === backslash) at += 1;
    else if (byte === quote) isInText = !isInText;
    else if (!isInText) depth += stepOf(byte);
    if (depth > most) return true;
  }
  return false;
}

function stepOf(byte: number | undefined): number {
  if (byte === openList || byte === openObject) return 1;
  return byte === closeList || byte === closeObject ? -1 : 0;
}
