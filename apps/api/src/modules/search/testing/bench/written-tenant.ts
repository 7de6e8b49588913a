import { randomUUID } from 'node:crypto';
import type { DataSource } from 'typeorm';
import {
  MirrorTable,
  NameIndex,
  RosterClass,
  RosterEnrollment,
  RosterMirror,
  RosterPerson,
  type MirroredRow,
} from '../../../roster';

/** How much a tenant has; of the people, as many as `crowd` are in one class. */
export interface TenantSize {
  people: number;
  classes: number;
  crowd: number;
}

const onset = ['m', 'k', 'l', 'br', 's', 'th', 'n', 'd', 'v', 'g', 'h', 'j', 'st', 'r', 'p', 'el'];
const rime = ['a', 'e', 'i', 'o', 'ar', 'en', 'is', 'ol', 'an', 'er', 'ia', 'un', 'and', 'ell'];
const odd: readonly [string, string][] = [
  ['Þórður', 'Guðjónsson'],
  ['José', 'Müller'],
  ['Søren', 'Łukasiewicz'],
  ['İbrahim', 'Çelik'],
  ['Σοφία', 'Παπαδοπούλου'],
  ['Юрий', 'Щербаков'],
  ['محمد', 'الحسيني'],
];
const characters = '山田中村井上木林太郎花子一二三美和洋健大'.split('');
const subjects = ['Algebra', 'Biology', 'Chemistry', 'Drama', 'English', 'French', 'Geometry'];

const hash = (seed: number) => {
  let value = Math.imul(seed ^ (seed >>> 16), 0x45d9f3b);
  value = Math.imul(value ^ (value >>> 16), 0x45d9f3b);
  return ((value ^ (value >>> 16)) >>> 0) / 2 ** 32;
};
/** The nth name: few names are frequent, most are rare. */
const nameAt = (nth: number) => {
  const parts = [nth, nth + 7, nth + 31].map((seed, at) => {
    const first = onset[Math.floor(hash(seed * 3 + at) * onset.length)] ?? '';
    return first + (rime[Math.floor(hash(seed * 5 + at) * rime.length)] ?? '');
  });
  const text = parts.slice(0, nth % 3 === 0 ? 2 : 3).join('');
  return text.charAt(0).toUpperCase() + text.slice(1);
};
const frequent = (seed: number, most: number) => Math.floor(most * hash(seed) ** 2.5);

/** Somebody's names: mostly made of syllables, sometimes accented, or without spaces. */
export function namesOf(nth: number): [given: string, surname: string] {
  if (nth % 50 === 0) return odd[(nth / 50) % odd.length] ?? ['', ''];
  if (nth % 50 === 1) {
    const sign = (seed: number) => characters[Math.floor(hash(nth + seed) * characters.length)];
    return [`${sign(1)}${sign(2)}`, `${sign(3)}${sign(4)}`];
  }
  return [nameAt(frequent(nth, 3_000)), nameAt(5_000 + frequent(nth * 2 + 1, 40_000))];
}

const at = new Date('2026-03-08T07:30:00.000Z');
const rowOf = (tenantId: string, seq: number): MirroredRow => ({
  tenantId,
  id: idOf(seq),
  seq,
  changedSeq: seq,
  changedAt: at,
  removedAt: null,
  syncRound: 1,
});
const idOf = (seq: number) => `00000000-0000-4000-8000-${seq.toString(16).padStart(12, '0')}`;
const rowsAtOnce = 500;

/** A mirror of any size, written without Graph; with the milliseconds for its rows and for making their names findable. */
export class WrittenTenant {
  readonly tenantId = randomUUID();
  readonly classOfAll: string;

  constructor(
    private readonly dataSource: DataSource,
    private readonly size: TenantSize,
  ) {
    this.classOfAll = idOf(size.people);
  }

  /** The ids of some classes that aren't the large one. */
  classes(count: number): string[] {
    return Array.from({ length: count }, (_, nth) => idOf(this.size.people + 1 + nth));
  }

  async write(): Promise<{ rows: number; names: number }> {
    const { people, classes, crowd } = this.size;
    const mirror = { tenantId: this.tenantId, startedAt: at, startedBy: 'Pat', filledAt: at };
    await this.dataSource.manager.insert(RosterMirror, { ...mirror, lastSeq: people + classes });
    const started = performance.now();
    await this.put(RosterPerson, people, (nth) => this.person(nth));
    await this.put(RosterClass, classes, (nth) => this.class(nth));
    await this.put(RosterEnrollment, people + crowd, (nth) => this.enrollment(nth));
    const before = performance.now();
    await this.name('person');
    await this.name('class');
    const ended = performance.now();
    await this.analyze();
    return { rows: before - started, names: ended - before };
  }

  private async put<Row extends MirroredRow>(
    entity: new () => Row,
    count: number,
    row: (nth: number) => object,
  ): Promise<void> {
    for (let from = 0; from < count; from += rowsAtOnce) {
      const some = Array.from({ length: Math.min(rowsAtOnce, count - from) }, (_, nth) =>
        row(from + nth),
      );
      await this.dataSource.transaction((manager) =>
        new MirrorTable(manager, entity).put(some as Row[]),
      );
    }
  }

  private person(nth: number): Partial<RosterPerson> {
    const [givenName, surname] = namesOf(nth);
    return {
      ...rowOf(this.tenantId, nth),
      givenName,
      surname,
      displayName: nth % 50 === 1 ? `${surname}${givenName}` : `${givenName} ${surname}`,
      userPrincipalName: `user${nth}@school.example`,
      primaryRole: nth % 12 === 0 ? 'teacher' : 'student',
      isEnabled: true,
    };
  }

  private class(nth: number): Partial<RosterClass> {
    const name = `${subjects[nth % subjects.length]} ${(nth % 12) + 1} ${nameAt(nth % 500)}`;
    const row = rowOf(this.tenantId, this.size.people + nth);
    return { ...row, name, code: `C${nth}` };
  }

  /** Everybody is in a class, and the first ones also in the first, which is large. */
  private enrollment(nth: number): Partial<RosterEnrollment> {
    const { people, classes } = this.size;
    const isCrowd = nth >= people;
    const classId = isCrowd ? this.classOfAll : idOf(people + (nth % classes));
    const row = rowOf(this.tenantId, people + classes + nth);
    return { ...row, classId, personId: idOf(isCrowd ? nth - people : nth), role: 'student' };
  }

  private async name(kind: 'person' | 'class'): Promise<void> {
    const names = new NameIndex(this.dataSource);
    let place = { changedSeq: 0, id: '' };
    for (;;) {
      const rows = await names.changedAfter(this.tenantId, kind, { ...place, take: rowsAtOnce });
      await this.dataSource.transaction((manager) =>
        names.write(manager, [this.tenantId, kind], rows),
      );
      const last = rows.at(-1);
      if (!last || rows.length < rowsAtOnce) return;
      place = last;
    }
  }

  /** As servers do by themselves after a while. */
  private async analyze(): Promise<void> {
    for (const table of [
      'roster_words',
      'roster_word_parts',
      'roster_people',
      'roster_enrollments',
    ])
      await this.dataSource.query(
        this.dataSource.options.type === 'better-sqlite3'
          ? `ANALYZE ${table}`
          : `ANALYZE TABLE ${table}`,
      );
  }
}
