interface Identified {
  readonly id: string;
}

/**
 * Inverts "owner → ids" into "id → owners' ids", keeping the owners' order. It's two flat arrays: a million lists of one
 * or two owners would take more room than the users themselves.
 */
export class OwnersById<Owner extends Identified> {
  /** Where the owners of the id at each position start. */
  private readonly starts: Uint32Array;
  /** Positions of owners. */
  private readonly found: Uint32Array;

  /** @param positions of all ids that can be looked up */
  constructor(
    private readonly owners: readonly Owner[],
    private readonly positions: ReadonlyMap<string, number>,
    idsOf: (owner: Owner) => readonly string[],
  ) {
    const counts = new Uint32Array(positions.size + 1);
    const count = (position: number) => {
      counts[position] = (counts[position] ?? 0) + 1;
    };
    this.eachPair(idsOf, count);
    let total = 0;
    this.starts = counts.map((own) => (total += own) - own);
    this.found = new Uint32Array(total);
    const ends = this.starts.slice();
    this.eachPair(idsOf, (position, owner) => {
      const end = ends[position] ?? 0;
      this.found[end] = owner;
      ends[position] = end + 1;
    });
  }

  of(id: string): readonly string[] {
    const position = this.positions.get(id);
    if (position === undefined) return [];
    const owners = this.found.subarray(this.starts[position], this.starts[position + 1]);
    return Array.from(owners, (owner) => this.owners[owner]?.id ?? '');
  }

  private eachPair(
    idsOf: (owner: Owner) => readonly string[],
    take: (position: number, ownerIndex: number) => void,
  ): void {
    for (const [index, owner] of this.owners.entries()) {
      for (const id of idsOf(owner)) {
        const position = this.positions.get(id);
        if (position !== undefined) take(position, index);
      }
    }
  }
}
