/** An address that a page can link to safely; other schemes in Graph, like `javascript:`, could run code (S-16). */
export function safeLink(address: string | null | undefined): string | null {
  if (!address || !URL.canParse(address)) return null;
  const { protocol } = new URL(address);
  return protocol === 'https:' || protocol === 'http:' ? address : null;
}
