/** A tenant's domain, among those of other tenants. */
export class RosterDomain {
  constructor(
    readonly name: string,
    private readonly others: readonly string[] = [],
  ) {}

  /** Whether the tenant owns a domain: its own, or one below it that isn't closer to another tenant's. */
  owns(domain: string): boolean {
    return domain === this.name || this.isBelow(domain);
  }

  isBelow(domain: string): boolean {
    const isNearerToOther = this.others.some(
      (other) => other.length > this.name.length && isIn(domain, other),
    );
    return domain !== this.name && isIn(domain, this.name) && !isNearerToOther;
  }
}

function isIn(domain: string, upper: string): boolean {
  return domain === upper || domain.endsWith(`.${upper}`);
}
