import type {
  Enrollment,
  ListRosterQuery,
  RosterClass,
  RosterPageOf,
  RosterPerson,
  RosterSchool,
} from '@app/contracts';
import { Injectable } from '@nestjs/common';
import { NotFound } from '../../../http';
import type { Program } from '../../auth';
import { RosterReader, type Roster, type RosterKind, type RosterRows } from '../../roster';
import type { HttpExchange } from '../exchange/exchange.decorator';
import { isUnchanged } from './roster-tag';
import { toClass, toEnrollment, toPerson, toSchool } from './roster.mapper';

type Asked = Partial<ListRosterQuery> & Pick<ListRosterQuery, 'limit'>;

/** A program's request for a page. */
export interface PageRequest {
  query: Asked;
  exchange: HttpExchange;
}

/** Rows of one kind as programs get them. */
type ToValues<Kind extends RosterKind, Value> = (
  rows: RosterRows[Kind][],
  roster: Roster,
) => Value[] | Promise<Value[]>;

/** The roster of a program's tenant, by pages (API-1). A page takes two statements, with schools three. */
@Injectable()
export class RosterPages {
  constructor(private readonly reader: RosterReader) {}

  schools(program: Program, request: PageRequest): Promise<RosterPageOf<RosterSchool>> {
    return this.page(program, request, {
      kind: 'schools',
      toValues: (rows) => rows.map(toSchool),
    });
  }

  classes(program: Program, request: PageRequest): Promise<RosterPageOf<RosterClass>> {
    return this.page(program, request, {
      kind: 'classes',
      toValues: async (rows, roster) => {
        const schools = await roster.schoolsOf('classes', idsOf(rows));
        return rows.map((row) => toClass(row, schools));
      },
    });
  }

  people(program: Program, request: PageRequest): Promise<RosterPageOf<RosterPerson>> {
    return this.page(program, request, {
      kind: 'people',
      toValues: async (rows, roster) => {
        const schools = await roster.schoolsOf('people', idsOf(rows));
        return rows.map((row) => toPerson(row, schools));
      },
    });
  }

  enrollments(program: Program, request: PageRequest): Promise<RosterPageOf<Enrollment>> {
    return this.page(program, request, {
      kind: 'enrollments',
      toValues: (rows) => rows.map(toEnrollment),
    });
  }

  /** Also someone who is gone, as long as that is told. @throws NotFound, RosterNotReady */
  async person({ tenantId }: Program, id: string): Promise<RosterPerson> {
    const roster = await this.reader.open(tenantId);
    const row = await roster.find('people', id);
    if (!row) throw new NotFound("This person doesn't exist.");
    return toPerson(row, await roster.schoolsOf('people', [row.id]));
  }

  private async page<Kind extends RosterKind, Value>(
    { tenantId }: Program,
    { query, exchange }: PageRequest,
    { kind, toValues }: List<Kind, Value>,
  ): Promise<RosterPageOf<Value>> {
    const roster = await this.reader.open(tenantId);
    const { limit, cursor, ...wanted } = query;
    const { changedSince } = wanted;
    const since = (changedSince ?? roster.changedAt).toISOString();
    if (isUnchanged(roster, exchange)) return { value: [], nextCursor: null, changedSince: since };
    const asked = { ...wanted, withRemoved: changedSince !== undefined };
    const { rows, nextCursor } = await roster.page(kind, asked, { limit, cursor });
    const last = changedSince && rows.at(-1);
    return {
      value: await toValues(rows, roster),
      nextCursor,
      changedSince: last ? last.changedAt.toISOString() : since,
    };
  }
}

interface List<Kind extends RosterKind, Value> {
  kind: Kind;
  toValues: ToValues<Kind, Value>;
}

const idsOf = (rows: readonly { id: string }[]) => rows.map(({ id }) => id);
