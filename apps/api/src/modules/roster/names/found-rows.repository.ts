import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';

/** A class that a search found. */
export interface FoundClass {
  id: string;
  seq: number;
  name: string;
  code: string | null;
}

/** A class that somebody is in. */
export interface OwnClass extends FoundClass {
  role: 'teacher' | 'student';
}

/** A person whom a search found, and a class where to meet them. */
export interface FoundPerson {
  id: string;
  seq: number;
  displayName: string | null;
  primaryRole: string;
  userPrincipalName: string | null;
  classId: string | null;
  className: string | null;
}

/** People in one's classes beyond which the index is asked first. */
const crowd = 3_000;
const marks = (values: readonly unknown[]) => values.map(() => '?').join(', ');

const columns = ['id', 'seq', 'display_name AS displayName', 'primary_role AS primaryRole'];
const shownColumns = [...columns, 'user_principal_name AS userPrincipalName']
  .map((column) => `s.${column}`)
  .join(', ');
/** The index is a moment behind; someone deactivated or removed is never shown. */
const isThere = (row: string) =>
  `${row}.removed_at IS NULL AND (${row}.is_enabled IS NULL OR ${row}.is_enabled = 1)`;

/** What is shown of people and classes that were found, read from the mirror (FIND-1). */
@Injectable()
export class FoundRows {
  constructor(private readonly dataSource: DataSource) {}

  /** The classes that somebody is in; as their teacher, if they are both. */
  async ownClasses(tenantId: string, personId: string): Promise<OwnClass[]> {
    const rows: OwnClass[] = await this.dataSource.query(
      `SELECT c.id, c.seq, c.name, c.code, MAX(e.role) AS role
        FROM roster_enrollments e
        JOIN roster_classes c ON c.tenant_id = e.tenant_id AND c.id = e.class_id
        WHERE e.tenant_id = ? AND e.person_id = ? AND e.removed_at IS NULL AND c.removed_at IS NULL
        GROUP BY c.id, c.seq, c.name, c.code ORDER BY c.name, c.id`,
      [tenantId, personId],
    );
    return rows;
  }

  /**
   * People of these classes whose names have all of these words, those first whose words start like that. The cost is the
   * classes', however many people the tenant has.
   */
  async peopleOfClasses(
    tenantId: string,
    classIds: readonly string[],
    { words, take }: { words: readonly string[]; take: number },
  ): Promise<FoundPerson[]> {
    if (classIds.length === 0) return [];
    const starts = words.map(() => 'INSTR(w.names, ?) > 0').join(' AND ');
    return this.dataSource.query(
      `SELECT ${shownColumns}, f.classId, c.name AS className FROM (
        SELECT p.seq, MIN(e.class_id) AS classId,
          MIN(CASE WHEN ${starts} THEN 0 ELSE 1 END) AS rank_of, MIN(w.word) AS first_word
        FROM roster_enrollments e
        JOIN roster_people p ON p.tenant_id = e.tenant_id AND p.id = e.person_id
        JOIN roster_words w ON w.tenant_id = p.tenant_id AND w.kind = 'person' AND w.seq = p.seq
        WHERE e.tenant_id = ? AND e.class_id IN (${marks(classIds)}) AND e.removed_at IS NULL
          AND ${isThere('p')} AND ${starts}
        GROUP BY p.seq ORDER BY rank_of, first_word, p.seq LIMIT ${take}) f
        JOIN roster_people s ON s.tenant_id = ? AND s.seq = f.seq
        LEFT JOIN roster_classes c ON c.tenant_id = s.tenant_id AND c.id = f.classId
        ORDER BY f.rank_of, f.first_word, f.seq`,
      [...words.map((word) => ` ${word}`), tenantId, ...classIds, ...words, tenantId],
    );
  }

  /** Whether these classes have so many people that looking at each of them takes too long. */
  async isCrowd(tenantId: string, classIds: readonly string[]): Promise<boolean> {
    if (classIds.length === 0) return false;
    const [row]: { people: unknown }[] = await this.dataSource.query(
      `SELECT COUNT(*) AS people FROM (SELECT 1 AS one FROM roster_enrollments
        WHERE tenant_id = ? AND class_id IN (${marks(classIds)}) LIMIT ${crowd}) e`,
      [tenantId, ...classIds],
    );
    return Number(row?.people) >= crowd;
  }

  /**
   * The people with these numbers, each with a class they are in, if any.
   * @param classIds the only ones that may be told
   */
  async people(
    tenantId: string,
    seqs: readonly number[],
    classIds?: readonly string[],
  ): Promise<FoundPerson[]> {
    if (seqs.length === 0) return [];
    const told = classIds ? `AND e.class_id IN (${marks(classIds)})` : '';
    const rows: FoundPerson[] = await this.dataSource.query(
      `SELECT ${shownColumns}, c.id AS classId, c.name AS className
        FROM roster_people s
        LEFT JOIN roster_classes c ON c.tenant_id = s.tenant_id AND c.id = (
          SELECT MIN(e.class_id) FROM roster_enrollments e
          WHERE e.tenant_id = s.tenant_id AND e.person_id = s.id AND e.removed_at IS NULL ${told})
        WHERE s.tenant_id = ? AND s.seq IN (${marks(seqs)}) AND ${isThere('s')}`,
      [...(classIds ?? []), tenantId, ...seqs],
    );
    return inOrder(rows, seqs);
  }

  /** The classes with these numbers. */
  async classes(tenantId: string, seqs: readonly number[]): Promise<FoundClass[]> {
    if (seqs.length === 0) return [];
    const rows: FoundClass[] = await this.dataSource.query(
      `SELECT id, seq, name, code FROM roster_classes
        WHERE tenant_id = ? AND seq IN (${marks(seqs)}) AND removed_at IS NULL`,
      [tenantId, ...seqs],
    );
    return inOrder(rows, seqs);
  }
}

function inOrder<Row extends { seq: number }>(rows: readonly Row[], seqs: readonly number[]) {
  const bySeq = new Map(rows.map((row) => [row.seq, row]));
  return seqs.flatMap((seq) => bySeq.get(seq) ?? []);
}
