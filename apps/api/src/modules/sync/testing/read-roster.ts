import type { DataSource } from 'typeorm';
import { FormerMirrorRepository, RosterMirrorRepository } from '../../roster';
import { GraphTokens } from '../../auth';
import type { SyncWorld } from './sync-world';

type Wire = Record<string, unknown> & { id: string };

/** A roster, comparable however it was read: by kind and id, the values that OneRoster shows. */
export interface Roster {
  schools: Record<string, unknown[]>;
  people: Record<string, unknown[]>;
  classes: Record<string, unknown[]>;
  /** Class, person and role. */
  enrollments: string[];
  /** School, and person or class. */
  atSchools: string[];
}

const inner = (wire: Wire, property: string, name: string) =>
  (wire[property] as Record<string, unknown> | null | undefined)?.[name] ?? null;

/** The tenant's roster as Graph lists it: plain requests, which share nothing with the sync. */
export async function rosterOfGraph(world: SyncWorld, tenantId: string): Promise<Roster> {
  const caller = world.api.app.get(GraphTokens, { strict: false }).asApp(tenantId);
  const authorization = `Bearer ${await caller.token()}`;
  const all = async (path: string): Promise<Wire[]> => {
    const found: Wire[] = [];
    for (let url: string | undefined = `${world.sandbox.url}/v1.0${path}`; url;) {
      const response = await fetch(url, { headers: { authorization } });
      if (!response.ok) throw new Error(`${response.status} for ${url}`);
      const page = (await response.json()) as { value: Wire[]; '@odata.nextLink'?: string };
      // The education service may write ids in upper case.
      found.push(...page.value.map((one) => ({ ...one, id: one.id.toLowerCase() })));
      url = page['@odata.nextLink'];
    }
    return found;
  };
  const schools = await all('/education/schools');
  const people = await all('/education/users');
  const classes = await all('/education/classes');
  const roster: Roster = {
    schools: byId(schools, (one) => [one['displayName'], one['schoolNumber'], one['externalId']]),
    people: byId(people, (one) => [
      one['displayName'],
      one['userPrincipalName'],
      one['mail'],
      /^(student|teacher)$/.test(String(one['primaryRole'])) ? one['primaryRole'] : 'none',
      one['accountEnabled'],
      inner(one, 'student', 'grade'),
      inner(one, 'student', 'externalId'),
      inner(one, 'teacher', 'teacherNumber'),
    ]),
    classes: byId(classes, (one) => [
      one['displayName'],
      one['classCode'],
      one['externalId'],
      inner(one, 'course', 'displayName'),
      inner(one, 'term', 'displayName'),
      inner(one, 'term', 'startDate'),
    ]),
    enrollments: [],
    atSchools: [],
  };
  for (const { id } of classes) {
    const idsOf = async (list: string) =>
      (await all(`/education/classes/${id}/${list}?$select=id`)).map((one) => one.id);
    const teachers = new Set(await idsOf('teachers'));
    const members = await idsOf('members');
    for (const person of teachers) roster.enrollments.push(`${id} ${person} teacher`);
    for (const person of members)
      if (!teachers.has(person)) roster.enrollments.push(`${id} ${person} student`);
  }
  for (const { id } of schools) {
    for (const list of ['users', 'classes'])
      for (const one of await all(`/education/schools/${id}/${list}?$select=id`))
        roster.atSchools.push(`${id} ${one.id}`);
  }
  roster.enrollments.sort();
  roster.atSchools.sort();
  return roster;
}

const byId = (entries: readonly Wire[], values: (one: Wire) => unknown[]) =>
  Object.fromEntries(
    [...entries]
      .sort((one, other) => (one.id < other.id ? -1 : 1))
      .map((one) => [one.id, values(one).map((value) => value ?? null)]),
  );

/** The tenant's roster as the mirror has it. */
export async function rosterOfMirror(dataSource: DataSource, tenantId: string): Promise<Roster> {
  const rows = async (table: string, columns: readonly string[]) => {
    const found: Record<string, unknown>[] = await dataSource.query(
      `SELECT id, ${columns.join(', ')} FROM ${table}
        WHERE tenant_id = ? AND removed_at IS NULL ORDER BY id`,
      [tenantId],
    );
    return Object.fromEntries(
      found.map((row) => [String(row['id']), columns.map((name) => valueOf(name, row[name]))]),
    );
  };
  const enrollments: { text: string }[] = await dataSource.query(
    `SELECT class_id, person_id, role FROM roster_enrollments WHERE tenant_id = ? AND removed_at IS NULL`,
    [tenantId],
  );
  const links: Record<string, string>[] = await dataSource.query(
    `SELECT school_id, person_id AS other FROM roster_school_people WHERE tenant_id = ?
      UNION ALL SELECT school_id, class_id AS other FROM roster_school_classes WHERE tenant_id = ?`,
    [tenantId, tenantId],
  );
  const textOf = (row: object) => Object.values(row).join(' ');
  return {
    schools: await rows('roster_schools', ['name', 'number', 'external_id']),
    people: await rows('roster_people', [
      'display_name',
      'user_principal_name',
      'mail',
      'primary_role',
      'is_enabled',
      'grade',
      'student_external_id',
      'teacher_number',
    ]),
    classes: await rows('roster_classes', [
      'name',
      'code',
      'external_id',
      'course_name',
      'term_name',
      'term_start',
    ]),
    enrollments: enrollments.map(textOf).sort(),
    atSchools: links.map(textOf).sort(),
  };
}

const valueOf = (column: string, value: unknown) =>
  column.startsWith('is_') && value !== null ? Boolean(value) : value;

/** Turns a tenant's mirror on, empty. */
export async function startMirror(world: SyncWorld, tenantId: string): Promise<void> {
  const mirrors = world.api.app.get(RosterMirrorRepository, { strict: false });
  await mirrors.end(tenantId);
  const former = world.api.app.get(FormerMirrorRepository, { strict: false });
  while (await former.removeSome(world.dataSource.manager, tenantId));
  await mirrors.start(tenantId, 'Pat Rivera');
}
