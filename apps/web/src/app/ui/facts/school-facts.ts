interface Address {
  readonly street: string | null;
  readonly city: string | null;
  readonly state: string | null;
  readonly postalCode: string | null;
}

function join(parts: readonly (string | null)[], separator: string): string {
  return parts.filter((part) => part?.trim()).join(separator);
}

/** “9–12”; “9” if both are equal or only one is known; empty if neither is. */
export function gradesText(lowest: string | null, highest: string | null): string {
  return join([...new Set([lowest, highest])], '–');
}

/** “2 Microsoft Way, Redmond, WA 98052”, omitting missing parts. */
export function addressText({ street, city, state, postalCode }: Address): string {
  return join([street, city, join([state, postalCode], ' ')], ', ');
}

/** The short form: street and city. */
export function shortAddressText({ street, city }: Pick<Address, 'street' | 'city'>): string {
  return join([street, city], ', ');
}
