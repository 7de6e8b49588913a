import type {
  ClassPeople,
  DeltaGraph,
  DeltaPage,
  GraphCaller,
  RosterGraph,
  SchoolLists,
} from '../../../graph';

/** A roster's pages and lists as Graph sent them. */
export class RostersInMemory {
  private readonly pages = new Map<string, DeltaPage<never>>();
  private readonly people = new Map<string, ClassPeople>();
  private readonly lists = new Map<string, SchoolLists | undefined>();

  /** Keeps what another source returns. */
  recording(deltas: DeltaGraph, rosters: RosterGraph) {
    return {
      page: async (caller: GraphCaller, where: { path: string; link?: string | undefined }) => {
        const page = await deltas.page(caller, { link: undefined, ...where });
        this.pages.set(`${where.path} ${where.link ?? ''}`, page as DeltaPage<never>);
        return page;
      },
      peopleOf: async (caller: GraphCaller, ids: readonly string[]) => {
        const people = await rosters.peopleOf(caller, ids);
        for (const [id, one] of people) this.people.set(id, one);
        return people;
      },
      listsOf: async (caller: GraphCaller, id: string) => {
        const lists = await rosters.listsOf(caller, id);
        this.lists.set(id, lists);
        return lists;
      },
    };
  }

  page(_: GraphCaller, where: { path: string; link?: string | undefined }) {
    const page = this.pages.get(`${where.path} ${where.link ?? ''}`);
    return page ? Promise.resolve(page) : Promise.reject(new Error(`No page of ${where.path}`));
  }

  peopleOf(_: GraphCaller, ids: readonly string[]): Promise<Map<string, ClassPeople>> {
    return Promise.resolve(new Map(ids.map((id) => [id, this.people.get(id)!])));
  }

  listsOf(_: GraphCaller, id: string): Promise<SchoolLists | undefined> {
    return Promise.resolve(this.lists.get(id));
  }
}
