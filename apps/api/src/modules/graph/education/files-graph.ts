import type { AnswerCache } from '../cache/answer-cache';
import { readTopPart } from '../client/batch-part';
import type { GraphCaller } from '../transport/graph-caller';
import type { GraphClient } from '../client/graph-client';
import type { WireDriveItem } from '../wire/graph-types';
import { pathSegment } from '../client/path-segment';
import { readDriveItem } from '../wire/read-files';
import { record, text } from '../wire/values';

const itemFields = 'id,name,size,webUrl,lastModifiedDateTime,lastModifiedBy,file,folder';
/** The most Graph puts on one page. */
const pageSize = 200;

/** The top folder of a group's document library. */
export interface WireLibrary {
  webUrl: string | null;
  items: readonly WireDriveItem[];
  hasMore: boolean;
}

const notMadeYet: WireLibrary = { webUrl: null, items: [], hasMore: false };

/** The document libraries of classes, cached briefly (see AnswerCache). */
export class FilesGraph {
  constructor(
    private readonly graph: Pick<GraphClient, 'batch' | 'pageOf'>,
    private readonly cache: AnswerCache,
  ) {}

  /**
   * The top level of a class's library, in one request; empty as long as the group's site isn't provisioned. The caller
   * knows that the class exists: a missing drive says nothing about it.
   */
  async library(caller: GraphCaller, classId: string): Promise<WireLibrary> {
    const root = `/groups/${pathSegment(classId)}/drive/root`;
    const children = `${root}/children?$select=${itemFields}&$top=${pageSize}`;
    return this.cache.get(caller, children, () =>
      this.load(caller, { root: `${root}?$select=webUrl`, children }),
    );
  }

  private async load(
    caller: GraphCaller,
    paths: { root: string; children: string },
  ): Promise<WireLibrary> {
    const requests = Object.entries(paths).map(([id, url]) => ({ id, method: 'GET', url }));
    const answers = await this.graph.batch(caller, requests);
    if (answers.get('root')?.status === 404) return notMadeYet;
    const { items, hasMore } = await readTopPart(this.graph, caller, {
      path: paths.children,
      answer: answers.get('children'),
      wanted: pageSize,
      read: readDriveItem,
    });
    // It's only used for a link: the documents are worth showing without it.
    return { webUrl: text(record(answers.get('root')?.body)['webUrl']), items, hasMore };
  }
}
