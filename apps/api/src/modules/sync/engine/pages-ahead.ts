import type { DeltaEntry, DeltaPage } from '../../graph';

/** Yields page after page, fetching the next one while the last one is being written. */
export async function* pagesAhead<Entry extends DeltaEntry>(
  first: string | undefined,
  fetch: (link: string | undefined) => Promise<DeltaPage<Entry>>,
): AsyncGenerator<DeltaPage<Entry>> {
  let coming = fetch(first);
  for (;;) {
    const page = await coming;
    if (page.next !== undefined) {
      coming = fetch(page.next);
      // The consumer may stop before this page; if it doesn't, it gets the error from `await`.
      coming.catch(() => undefined);
    }
    yield page;
    if (page.next === undefined) return;
  }
}
