import { basename } from 'node:path';
import type { Row } from '../csv/csv-table';
import type { RosterDomain } from './roster-domain';

/** As it appears in the roster. */
interface GivenName {
  readonly row: Row<'userName'>;
  readonly file: string;
  readonly local: string;
  /** In lower case; undefined for a name without one. */
  readonly domain: string | undefined;
}

function split(name: string): Pick<GivenName, 'local' | 'domain'> {
  const at = name.indexOf('@');
  if (at < 0) return { local: name, domain: undefined };
  return { local: name.slice(0, at), domain: name.slice(at + 1).toLowerCase() };
}

const localPattern = /^[^\s@"<>()[\]\\,;:/?#%]+$/;

/**
 * The names people sign in with. A domain stays if it belongs to the tenant; otherwise the tenant's replaces it. When
 * only such a domain distinguished two people, it becomes part of their names.
 */
export class UserNames {
  private readonly given: GivenName[] = [];
  private readonly takenBy = new Map<string, GivenName>();
  private readonly names = new Map<Row<'userName'>, string>();

  constructor(private readonly tenantDomain: RosterDomain) {}

  /** Reports anything that can't be a user name. */
  add(row: Row<'userName'>, file: string): void {
    const value = row.value('userName');
    if (value === undefined) return;
    const name = split(value);
    if (!localPattern.test(name.local)) row.report('userName', `"${value}" can't be a user name.`);
    else this.given.push({ row, file, ...name });
  }

  /** Assigns everyone's name. Call it once everyone is in: people with one of the tenant's domains come first. */
  settle(): void {
    const isOwn = ({ domain }: GivenName) => domain === undefined || this.tenantDomain.owns(domain);
    const [own, foreign] = [this.given.filter(isOwn), this.given.filter((one) => !isOwn(one))];
    for (const one of [...own, ...foreign]) this.name(one);
  }

  /** Without a domain it is in the tenant's first one. Empty for people without one, which has been reported. */
  of(row: Row<'userName'>): string {
    return this.names.get(row) ?? '';
  }

  private name(given: GivenName): void {
    const { row, local, domain } = given;
    const isElsewhere = domain !== undefined && this.tenantDomain.isBelow(domain);
    const name = isElsewhere ? `${local}@${domain}` : local;
    const other = this.takenBy.get(name.toLowerCase());
    if (!other) {
      this.take(given, name);
    } else if (domain === undefined || other.domain === undefined || domain === other.domain) {
      this.refuse(given, other);
    } else {
      const apart = `${local}_${domain}`;
      const another = this.takenBy.get(apart.toLowerCase());
      if (another) return this.refuse(given, another);
      this.take(given, apart);
      row.note('userName', `"${local}@${domain}" signs in as "${apart}": "${local}" is taken.`);
    }
  }

  private take(given: GivenName, name: string): void {
    this.takenBy.set(name.toLowerCase(), given);
    this.names.set(given.row, name);
  }

  private refuse({ row, local }: GivenName, other: GivenName): void {
    const place = `${basename(other.file)} line ${other.row.line}`;
    row.report('userName', `The user name "${local}" is already taken by ${place}.`);
  }
}
