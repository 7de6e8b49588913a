import { randomUUID } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { clockAt } from '../../../clock/testing/clock-at';
import { Transactions } from '../../../database/transactions';
import { openTestDataSource, type TestDataSource } from '../../../testing';
import {
  RosterClass,
  RosterEnrollment,
  RosterMirror,
  RosterPerson,
  RosterSchool,
  TombstonesRepository,
  type MirroredRow,
} from '../../roster';
import { RosterPurge } from './roster-purge.schedule';

const start = new Date('2026-03-08T07:30:00.456Z').getTime();
const minute = 60_000;
const day = 24 * 60 * minute;
const kinds = [RosterSchool, RosterPerson, RosterClass, RosterEnrollment];
const personOf = {
  displayName: 'Ann Other',
  givenName: 'Ann',
  surname: 'Other',
  userPrincipalName: 'ann@school.example',
  mail: 'ann@school.example',
  isEnabled: false,
  grade: '7',
  studentNumber: '17',
  studentExternalId: 'S17',
  teacherNumber: '18',
  teacherExternalId: 'T18',
};
const principal = { principalName: 'Pat', principalEmail: 'pat@school.example', phone: '555' };
const nothingOf = (values: object) =>
  Object.fromEntries(Object.keys(values).map((name) => [name, null]));

describe('the purge of tombstones (MIRROR-1)', () => {
  let test: TestDataSource;
  let now = start;
  const clock = clockAt(() => now);

  /** How many rows each transaction changes. */
  const steps: number[] = [];

  class CountedTransactions extends Transactions {
    override run<T>(work: (manager: EntityManager) => Promise<T>): Promise<T> {
      return super.run(async (manager) => {
        const before = await manager.count(RosterEnrollment);
        const result = await work(manager);
        steps.push(before - (await manager.count(RosterEnrollment)));
        return result;
      });
    }
  }

  const purge = () => {
    const { dataSource } = test;
    const transactions = new CountedTransactions(dataSource);
    return new RosterPurge(new TombstonesRepository(dataSource, transactions), clock);
  };

  beforeAll(async () => {
    test = await openTestDataSource();
  });
  beforeEach(async () => {
    now = start;
    steps.length = 0;
    for (const entity of [RosterMirror, ...kinds])
      await test.dataSource.getRepository(entity).clear();
  });
  afterAll(() => test.close());

  const rows = <Row extends MirroredRow>(entity: new () => Row, tenantId: string) =>
    test.dataSource
      .getRepository<Row>(entity)
      .find({ where: { tenantId } as never, order: { seq: 'ASC' } as never });

  /** A mirror with a person, school, class and enrollment removed at each of these ages, or there if undefined. */
  async function addMirror(ages: readonly (number | undefined)[]): Promise<string> {
    const tenantId = randomUUID();
    const lastSeq = 100_000;
    const mirror = { tenantId, startedBy: 'Pat', startedAt: new Date(start), lastSeq };
    await test.dataSource.getRepository(RosterMirror).insert(mirror);
    for (const [at, age] of ages.entries()) {
      const row = {
        tenantId,
        id: randomUUID(),
        seq: at * 7_000,
        changedSeq: at * 7_000 + 1,
        changedAt: new Date(start - 500 * day),
        removedAt: age === undefined ? null : new Date(start - age),
      };
      const links = { classId: randomUUID(), personId: randomUUID(), role: 'student' };
      await test.dataSource.manager.insert(RosterSchool, { ...row, name: 'North', ...principal });
      await test.dataSource.manager.insert(RosterClass, { ...row, name: 'Chess' });
      const person = { ...row, primaryRole: 'student', ...personOf };
      await test.dataSource.manager.insert(RosterPerson, person);
      await test.dataSource.manager.insert(RosterEnrollment, { ...row, ...links });
    }
    return tenantId;
  }

  it('takes the personal values of who was removed 30 days ago, and nothing else', async () => {
    const tenantId = await addMirror([undefined, 30 * day - minute, 30 * day + minute]);
    const before = await rows(RosterPerson, tenantId);
    const schools = await rows(RosterSchool, tenantId);
    await purge().purge();
    expect(await rows(RosterPerson, tenantId)).toEqual([
      before[0],
      before[1],
      { ...before[2], ...nothingOf(personOf) },
    ]);
    expect(await rows(RosterSchool, tenantId)).toEqual([
      schools[0],
      schools[1],
      { ...schools[2], ...nothingOf(principal) },
    ]);
    for (const entity of kinds) expect(await rows<MirroredRow>(entity, tenantId)).toHaveLength(3);
  });

  it('takes all that was removed 400 days ago', async () => {
    const tenantId = await addMirror([undefined, 400 * day - minute, 400 * day + minute]);
    await purge().purge();
    for (const entity of kinds) {
      const left = await rows<MirroredRow>(entity, tenantId);
      expect(left.map(({ seq }) => seq)).toEqual([0, 7_000]);
    }
  });

  it('looks at a mirror once a day, in one of the replicas', async () => {
    await Promise.all([addMirror([400 * day + minute]), addMirror([400 * day + minute])]);
    await Promise.all([purge().purge(), purge().purge()]);
    // Four tables, two tenants.
    expect(steps).toHaveLength(8);
    const late = await addMirror([400 * day - 2 * minute]);
    await purge().purge();
    now += day - minute;
    await purge().purge();
    expect(await rows(RosterPerson, late)).toHaveLength(1);
    now += 2 * minute;
    await purge().purge();
    expect(await rows(RosterPerson, late)).toEqual([]);
    await purge().purge();
    // Before it went, its person and its school had lost their values.
    expect(steps).toHaveLength(14);
  });

  it('writes nothing where nothing is left to take', async () => {
    await addMirror([31 * day]);
    await purge().purge();
    expect(steps).toHaveLength(2);
    now += 2 * day;
    await purge().purge();
    expect(steps).toHaveLength(2);
  });

  it('removes many rows in steps of at most a thousand', async () => {
    const tenantId = await addMirror([]);
    const removedAt = new Date(start - 401 * day);
    const many = Array.from({ length: 2_001 }, (_, seq) => ({
      ...{ tenantId, id: randomUUID(), seq, changedSeq: seq, changedAt: removedAt, removedAt },
      ...{ classId: randomUUID(), personId: randomUUID(), role: 'student' },
    }));
    for (let from = 0; from < many.length; from += 500)
      await test.dataSource.manager.insert(RosterEnrollment, many.slice(from, from + 500));
    await purge().purge();
    expect(steps).toEqual([1_000, 1_000, 1]);
  });

  it('stops between two steps when the process shuts down', async () => {
    const tenantId = await addMirror([401 * day]);
    const ending = purge();
    ending.beforeApplicationShutdown();
    await ending.purge();
    expect(await rows(RosterPerson, tenantId)).toHaveLength(1);
  });
});
