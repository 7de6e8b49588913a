import { Seeded } from '../../tenant/roster/seeded';
import type { DeltaSettings } from '../../tenant/delta-behavior';
import type { JsonObject } from '../odata/entity-type';
import type { Round } from '../query/delta-tokens';
import { changedOf, reportsRemoval, toChanged, toRemoved, type Reporting } from './present-entity';

/** How many entities one page may look at, so that even a narrow selection costs a page at a time; a page may be empty. */
const maximumLook = 5000;

/** One page of a round. */
export interface DeltaPage {
  readonly value: readonly JsonObject[];
  /** Where the round continues; undefined on its last page. */
  readonly next: Round | undefined;
}

interface PageOf<Source> {
  readonly reporting: Reporting<Source>;
  readonly round: Round;
  readonly settings: DeltaSettings;
}

/** A round's ids in positions that don't change; undefined where there is nothing to report. */
interface Positions {
  readonly length: number;
  idAt(position: number): string | undefined;
}

/** In a first round, everything or the selected ids; in later ones, what changed since, each at its first change. */
function positionsOf<Source>({
  reporting: { tracked },
  round: { subject, since, until },
}: PageOf<Source>): Positions {
  const { entities } = tracked;
  const ids = subject.ids ?? (since === null ? entities.ids : undefined);
  if (ids) return { length: ids.length, idAt: (position) => ids[position] };
  const first = since ?? 0;
  return {
    length: until - first,
    idAt: (position) => entities.log.firstAfter(first, first + position + 1),
  };
}

/** An entity as it is now, if there is something to report. */
function present<Source>(reporting: Reporting<Source>, id: string): JsonObject | undefined {
  const { entities } = reporting.tracked;
  const removal = entities.removalOf(id);
  if (removal) {
    return reportsRemoval(reporting, id) ? toRemoved(id, removal) : undefined;
  }
  const source = entities.find(id);
  const properties = source && changedOf(reporting, id);
  return properties && toChanged(reporting, id, { source, properties });
}

/** An entity as loaded, for an answer from a replica that lags behind. */
function presentAsLoaded<Source>(reporting: Reporting<Source>, id: string): JsonObject | undefined {
  const source = reporting.tracked.entities.original(id);
  const properties = changedOf(reporting, id) ?? reporting.select;
  return source && toChanged(reporting, id, { source, properties });
}

interface Reported {
  readonly id: string;
  readonly json: JsonObject;
}

function collect<Source>(
  { reporting }: PageOf<Source>,
  positions: Positions,
  range: { at: number; size: number },
) {
  const reported: Reported[] = [];
  const end = Math.min(positions.length, range.at + maximumLook);
  let position = range.at;
  for (; position < end && reported.length < range.size; position += 1) {
    const id = positions.idAt(position);
    const json = id === undefined ? undefined : present(reporting, id);
    if (id !== undefined && json) reported.push({ id, json });
  }
  return { reported, end: position };
}

/** Whether something is repeated; always the same for a seed and a round. */
function isRepeated({ until }: Round, id: string, again: { repeat: number; seed: number }) {
  return again.repeat > 0 && new Seeded(`${again.seed}/${until}/${id}`).next() < again.repeat;
}

/** What was to be repeated from the previous page, as it is now. */
function repeated<Source>(page: PageOf<Source>, positions: Positions): JsonObject[] {
  const { round } = page;
  const { again } = round;
  if (!again) return [];
  return collect(page, positions, { at: again.from, size: round.at - again.from })
    .reported.filter(({ id }) => isRepeated(round, id, again))
    .map(({ json }) => json);
}

function shuffled<Item>(items: readonly Item[], seed: string): Item[] {
  const chance = new Seeded(seed);
  return items
    .map((item) => ({ item, rank: chance.next() }))
    .sort((left, right) => left.rank - right.rank)
    .map(({ item }) => item);
}

/** An empty page; the round continues from the same position. */
function emptyPage(round: Round): DeltaPage {
  return { value: [], next: { ...round, page: round.page + 1 } };
}

/** Builds the round's next page. Costs one page, however many entities there are. */
export function makePage<Source>(page: PageOf<Source>): DeltaPage {
  const { reporting, round, settings } = page;
  const { pageSize: size, repeat, seed, emptyEvery } = settings;
  if (emptyEvery > 0 && round.page % emptyEvery === 0) return emptyPage(round);
  const positions = positionsOf(page);
  const { reported, end } = collect(page, positions, { at: round.at, size });
  const again = { from: round.at, repeat, seed };
  const coming = reported.map(({ id, json }) => {
    const comesAgain = isRepeated(round, id, again);
    const stale = comesAgain && settings.stale ? presentAsLoaded(reporting, id) : undefined;
    return { json: stale ?? json, comesAgain };
  });
  const owes = coming.some(({ comesAgain }) => comesAgain);
  const value = [...repeated(page, positions), ...coming.map(({ json }) => json)];
  const next = { ...round, at: end, page: round.page + 1, again: owes ? again : undefined };
  return {
    value: settings.shuffle ? shuffled(value, `${seed}/${round.until}/${round.page}`) : value,
    next: owes || end < positions.length ? next : undefined,
  };
}
