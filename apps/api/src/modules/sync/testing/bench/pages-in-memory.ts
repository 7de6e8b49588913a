import type { DeltaGraph, DeltaPage, GraphCaller } from '../../../graph';
import type { WireUser } from '../../users/user-entry';

/** Pages as Graph sent them, by the links that led to them. */
export class PagesInMemory implements Pick<DeltaGraph, 'page'> {
  private readonly pages = new Map<string, DeltaPage<WireUser>>();

  keep(link: string | undefined, page: DeltaPage<WireUser>): void {
    this.pages.set(link ?? '', page);
  }

  page<Entry>(_caller: GraphCaller, { link }: { link: string | undefined }): Promise<Entry> {
    const page = this.pages.get(link ?? '');
    return page ? Promise.resolve(page as Entry) : Promise.reject(new Error(`No page at ${link}`));
  }
}
