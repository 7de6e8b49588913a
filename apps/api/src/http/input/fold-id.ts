const guid = /^\{?([\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12})\}?$/i;

/** A GUID in lower case and without braces, however it was written; other ids are case-sensitive and stay unchanged. */
export function foldId(id: string): string {
  const digits = guid.exec(id)?.[1];
  const isWhole = digits !== undefined && (id.length - digits.length) % 2 === 0;
  return isWhole ? digits.toLowerCase() : id;
}
