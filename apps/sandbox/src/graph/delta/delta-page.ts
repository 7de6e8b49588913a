import { Seeded } from '../../tenant/seeded';
import type { DeltaSettings } from '../../tenant/delta/delta-behavior';
import type { JsonObject } from '../odata/entity-type';
import type { Round } from './delta-tokens';
import { changedOf, tellsRemoval, toChanged, toRemoved } from './present-user';
import type { Telling } from './present-user';

/** What one page may look at, so that a page of a narrow selection costs a page too; it may be left empty. */
const maximumLook = 5000;

/** A page of a round. */
export interface DeltaPage {
  readonly value: readonly JsonObject[];
  /** Where the round goes on; undefined for its last page. */
  readonly next: Round | undefined;
}

interface PageOf {
  readonly telling: Telling;
  readonly round: Round;
  readonly settings: DeltaSettings;
}

/** Users of a round in places that stay the same; undefined where one has nobody to tell of. */
interface Places {
  readonly length: number;
  idAt(place: number): string | undefined;
}

/** Everybody or some in a first round, later those of the changes since, each at their first one. */
function placesOf({ telling: { tenant }, round: { subject, since, until } }: PageOf): Places {
  const ids = subject.ids ?? (since === null ? tenant.roster.userIds : undefined);
  if (ids) return { length: ids.length, idAt: (place) => ids[place] };
  const first = since ?? 0;
  return {
    length: until - first,
    idAt: (place) => tenant.changes.firstAfter(first, first + place + 1),
  };
}

/** A user as they are now, if there is something to tell of them. */
function present(telling: Telling, id: string): JsonObject | undefined {
  const { tenant } = telling;
  const removal = tenant.changes.removalOf(id);
  if (removal) {
    return tellsRemoval(telling, id) ? toRemoved(id, removal) : undefined;
  }
  const user = tenant.user(id);
  const properties = user && changedOf(telling, id);
  return properties && toChanged(telling, user, properties);
}

/** A user as they were loaded, for an answer of a replica that is behind. */
function presentAsLoaded(telling: Telling, id: string): JsonObject | undefined {
  const user = telling.tenant.roster.users.get(id);
  return user && toChanged(telling, user, changedOf(telling, id) ?? telling.select);
}

interface Told {
  readonly id: string;
  readonly json: JsonObject;
}

function collect({ telling }: PageOf, places: Places, range: { at: number; size: number }) {
  const told: Told[] = [];
  const end = Math.min(places.length, range.at + maximumLook);
  let place = range.at;
  for (; place < end && told.length < range.size; place += 1) {
    const id = places.idAt(place);
    const json = id === undefined ? undefined : present(telling, id);
    if (id !== undefined && json) told.push({ id, json });
  }
  return { told, end: place };
}

/** Whether a user comes once more, always the same for a seed and a round. */
function isRepeated({ until }: Round, id: string, again: { repeat: number; seed: number }) {
  return again.repeat > 0 && new Seeded(`${again.seed}/${until}/${id}`).next() < again.repeat;
}

/** Those of the page before who were to come once more, as they are now. */
function repeated(page: PageOf, places: Places): JsonObject[] {
  const { round } = page;
  const { again } = round;
  if (!again) return [];
  return collect(page, places, { at: again.from, size: round.at - again.from })
    .told.filter(({ id }) => isRepeated(round, id, again))
    .map(({ json }) => json);
}

function shuffled<Item>(items: readonly Item[], seed: string): Item[] {
  const chance = new Seeded(seed);
  return items
    .map((item) => ({ item, rank: chance.next() }))
    .sort((left, right) => left.rank - right.rank)
    .map(({ item }) => item);
}

/** A page with nothing on it; the round goes on at the same place. */
function emptyPage(round: Round): DeltaPage {
  return { value: [], next: { ...round, page: round.page + 1 } };
}

/** Makes the page a round has come to. Costs a page, however many users there are. */
export function makePage(page: PageOf): DeltaPage {
  const { telling, round, settings } = page;
  const { pageSize: size, repeat, seed, emptyEvery } = settings;
  if (emptyEvery > 0 && round.page % emptyEvery === 0) return emptyPage(round);
  const places = placesOf(page);
  const { told, end } = collect(page, places, { at: round.at, size });
  const again = { from: round.at, repeat, seed };
  const coming = told.map(({ id, json }) => {
    const comesAgain = isRepeated(round, id, again);
    const stale = comesAgain && settings.stale ? presentAsLoaded(telling, id) : undefined;
    return { json: stale ?? json, comesAgain };
  });
  const owes = coming.some(({ comesAgain }) => comesAgain);
  const value = [...repeated(page, places), ...coming.map(({ json }) => json)];
  const next = { ...round, at: end, page: round.page + 1, again: owes ? again : undefined };
  return {
    value: settings.shuffle ? shuffled(value, `${seed}/${round.until}/${round.page}`) : value,
    next: owes || end < places.length ? next : undefined,
  };
}
