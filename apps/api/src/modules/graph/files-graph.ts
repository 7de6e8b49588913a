import type { AnswerCache } from './answer-cache';
import { readPagePart, readPart } from './batch-part';
import type { GraphCaller } from './graph-caller';
import type { GraphClient } from './graph-client';
import type { WireDriveItem } from './graph-types';
import { pathSegment } from './path-segment';

const itemFields = 'id,name,size,webUrl,lastModifiedDateTime,lastModifiedBy,file,folder';
/** The most that Graph puts on one page. */
const pageSize = 200;

/** The top folder of a group's document library. */
export interface WireLibrary {
  webUrl: string | null;
  items: readonly WireDriveItem[];
  hasMore: boolean;
}

const notMadeYet: WireLibrary = { webUrl: null, items: [], hasMore: false };

/** The document libraries of classes, remembered for a short time (see AnswerCache). */
export class FilesGraph {
  constructor(
    private readonly graph: Pick<GraphClient, 'batch'>,
    private readonly cache: AnswerCache,
  ) {}

  /**
   * What lies at the top of a class's library, in one request; empty while the group's site is not provisioned. The
   * caller knows that the class is there: a missing drive says nothing about it.
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
    const { webUrl = null } = readPart(caller, answers.get('root')) as Partial<WireDriveItem>;
    const page = readPagePart<WireDriveItem>(caller, answers.get('children'));
    return { webUrl, items: page.value, hasMore: page['@odata.nextLink'] !== undefined };
  }
}
