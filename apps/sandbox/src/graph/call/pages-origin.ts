import type { Call } from './call';

/** Where the sandbox's pages open: over plain http, even for a Graph client that was told it's https. */
export function pagesOrigin({ root }: Pick<Call, 'root'>): string {
  return `http://${new URL(root).host}`;
}
