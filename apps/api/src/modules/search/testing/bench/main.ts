import 'reflect-metadata';
import { openDataSource } from '../../../../database/data-source';
import { migrate } from '../../../../database/migrate';
import { entities } from '../../../../entities';
import { searchWords } from '../../../../text/fold-text';
import { FoundRows, NameSearch, type NamedKind } from '../../../roster';
import { namesOf, WrittenTenant, type TenantSize } from './written-tenant';

/** A child process of `npm run bench -- search`: fills a database, types names, and prints what that took. */
const size = JSON.parse(process.argv[3] ?? '') as TenantSize;
const dataSource = await openDataSource(process.argv[2] ?? '', entities);
await migrate(dataSource);
const tenant = new WrittenTenant(dataSource, size);
const { tenantId } = tenant;
const filling = await tenant.write();
const names = new NameSearch(dataSource);
const rows = new FoundRows(dataSource);

const limit = 10;
const kinds: readonly NamedKind[] = ['class', 'person'];

async function timed(work: () => Promise<number>): Promise<[milliseconds: number, found: number]> {
  const started = performance.now();
  const found = await work();
  return [performance.now() - started, found];
}

/** What the server looks up for an administrator's search. */
async function everybody(text: string): Promise<number> {
  const words = [...new Set(searchWords(text))];
  let found = 0;
  for (const kind of kinds) {
    const { seqs } = await names.find({ tenantId, kind, words, limit });
    const shown = kind === 'class' ? rows.classes(tenantId, seqs) : rows.people(tenantId, seqs);
    found += (await shown).length;
  }
  return found;
}

/** What it looks up for somebody in a large class. */
async function ofCrowd(text: string): Promise<number> {
  const classIds = [tenant.classOfAll];
  const words = [...new Set(searchWords(text))];
  await rows.isCrowd(tenantId, classIds);
  const { seqs } = await names.find({ tenantId, kind: 'person', words, limit, classIds });
  return (await rows.people(tenantId, seqs, classIds)).length;
}

/** What it looks up for somebody in as many classes as a teacher has, with as many people as are looked at one by one. */
async function ofClasses(text: string): Promise<number> {
  const words = [...new Set(searchWords(text))];
  const classIds = tenant.classes(40);
  await rows.isCrowd(tenantId, classIds);
  return (await rows.peopleOfClasses(tenantId, classIds, { words, take: limit + 1 })).length;
}

const strides = 60;
const typed = Array.from({ length: strides }, (_, nth) =>
  namesOf(Math.floor((nth * size.people) / strides) + (nth % 50)).join(' '),
).flatMap((name) => [...name].map((_, at, all) => all.slice(0, at + 1).join('')));

async function measure(texts: readonly string[], search: (text: string) => Promise<number>) {
  const measured: { text: string; time: number; found: number }[] = [];
  for (const text of texts) {
    const [time, found] = await timed(() => search(text));
    measured.push({ text, time, found });
  }
  return measured;
}

/** The words that most people have, which never meet in one name: of two given names and of two surnames. */
async function frequentWords(): Promise<string[]> {
  const found: { word: string }[] = await dataSource.query(
    `SELECT word FROM roster_words WHERE tenant_id = ? AND kind = 'person'
      GROUP BY word ORDER BY COUNT(*) DESC LIMIT 12`,
    [tenantId],
  );
  return found.map(({ word }) => word);
}

const frequent = await frequentWords();
const worst = [
  ...['a', 'e', 'x', 'q', '田', 'ا', 'щ', '🎉', '%', '_', "'", '\u0000', '\ud800'],
  ...['e a', 'a e i o u', 'm k l s', 'zzzz', 'zz qq', 'a'.repeat(255), '太郎', '郎'],
  ...frequent.flatMap((word, at) => frequent.slice(at + 1).map((other) => `${word} ${other}`)),
  ...frequent.map((word) => `${word} zz`),
];
const spellings = ['thordur', 'jose muller', 'mueller', 'soren lukas', 'ibrahim celik', 'σοφια'];

await everybody('warm');
process.send?.({
  filling,
  typing: await measure(typed, everybody),
  worst: await measure(worst, everybody),
  spellings: await measure(spellings, everybody),
  classes: await measure(typed, ofClasses),
  crowd: await measure(typed, ofCrowd),
});
await dataSource.destroy();
process.disconnect?.();
