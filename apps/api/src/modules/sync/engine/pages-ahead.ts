import type { DeltaEntry, DeltaPage } from '../../graph';

/** Page after page; the next one is fetched while the last one is being written. */
export async function* pagesAhead<Entry extends DeltaEntry>(
  first: string | undefined,
  fetch: (link: string | undefined) => Promise<DeltaPage<Entry>>,
): AsyncGenerator<DeltaPage<Entry>> {
  let coming = fetch(first);
  for (;;) {
    const page = await coming;
    if (page.next !== undefined) {
      coming = fetch(page.next);
      // Whoever stops listening leaves it behind; its failure is told to who asks for the page.
      coming.catch(() => undefined);
    }
    yield page;
    if (page.next === undefined) return;
  }
}
