import type { Row } from '../csv/csv-table';
import type { DefinedIds } from './defined-ids';
import type { UserNames } from './user-names';

type PersonRow = Row<'id' | 'schoolId' | 'userName'>;
type KeyOf<Kind extends PersonRow> = Parameters<Kind['value']>[0];

interface PeopleTable<Kind extends PersonRow> {
  readonly file: string;
  readonly rows: readonly Kind[];
  keys(): readonly KeyOf<Kind>[];
}

/** Someone in V1, listed once for each of their schools. */
export interface SchoolPerson<Kind extends PersonRow> {
  /** The first one. */
  readonly row: Kind;
  readonly schoolIds: readonly string[];
}

interface Checks {
  readonly ids: DefinedIds<'id'>;
  readonly schoolIds: DefinedIds<'id'>;
  readonly userNames: UserNames;
}

/** What shows that a row is about someone other than another row's person, or contradicts it. */
function differenceOf<Kind extends PersonRow>(
  row: Kind,
  first: Kind,
  keys: readonly KeyOf<Kind>[],
): KeyOf<Kind> | undefined {
  return keys.find((key) => {
    const [value, other] = [row.value(key), first.value(key)];
    return key !== 'schoolId' && value !== undefined && other !== undefined && value !== other;
  });
}

/** Gathers a table's people, one per id, with all their schools. Contradictions are reported. */
export function gatherPeople<Kind extends PersonRow>(
  table: PeopleTable<Kind>,
  { ids, schoolIds, userNames }: Checks,
): SchoolPerson<Kind>[] {
  const people = new Map<string, { row: Kind; schoolIds: string[] }>();
  for (const row of table.rows) {
    const [id, schoolId] = [row.required('id'), row.required('schoolId')];
    schoolIds.check(row, 'schoolId', schoolId);
    const known = people.get(id);
    const difference = known && differenceOf(row, known.row, table.keys());
    if (difference !== undefined) {
      const other = known?.row.value(difference);
      const reason = `"${id}" is already the id of line ${known?.row.line}, where this is "${other}".`;
      row.report(difference, reason);
    } else if (known && !known.schoolIds.includes(schoolId)) {
      known.schoolIds.push(schoolId);
    } else if (ids.define(row)) {
      people.set(id, { row, schoolIds: [schoolId] });
      userNames.add(row, table.file);
    }
  }
  return [...people.values()];
}
