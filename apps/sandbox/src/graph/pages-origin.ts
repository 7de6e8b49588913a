import type { Call } from './call';

/** Where pages of the sandbox open: plain http, also for a Graph client that was told to believe in https. */
export function pagesOrigin({ root }: Pick<Call, 'root'>): string {
  return `http://${new URL(root).host}`;
}
